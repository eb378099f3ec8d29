"""Territories that newsrooms report on often: a code, a name, other names.

The codes are those of ISO 3166-2. Where it has none, the line has the country's and a hyphen. A
name that means two territories (Punjab, Kashmir, Altai) is not here: an editor must say which.
"""

TERRITORIES = """
AF-BAL Balkh
AF-BAM Bamyan; Bamiyan
AF-BDG Badghis
AF-BDS Badakhshan
AF-BGL Baghlan
AF-DAY Daikundi; Daykundi
AF-FRA Farah
AF-FYB Faryab
AF-GHA Ghazni
AF-GHO Ghor
AF-HEL Helmand
AF-HER Herat
AF-JOW Jowzjan
AF-KAB Kabul
AF-KAN Kandahar
AF-KAP Kapisa
AF-KDZ Kunduz
AF-KHO Khost
AF-KNR Kunar
AF-LAG Laghman
AF-LOG Logar
AF-NAN Nangarhar
AF-NIM Nimroz
AF-NUR Nuristan
AF-PAN Panjshir
AF-PAR Parwan
AF-PIA Paktia
AF-PKA Paktika
AF-SAM Samangan
AF-SAR Sar-e Pol
AF-TAK Takhar
AF-URU Uruzgan
AF-WAR Wardak; Maidan Wardak
AF-ZAB Zabul
AM-ER Yerevan
AM-SU Syunik
AM-TV Tavush
AZ- Nagorno-Karabakh; Karabakh; Artsakh
AZ-BA Baku
AZ-NX Naxcivan; Nakhchivan
BA-BIH Federation of Bosnia and Herzegovina
BA-BRC Brcko District; Brčko District
BA-SRP Republika Srpska
BY-BR Brest Region
BY-HM Minsk
BY-HO Homel; Gomel
BY-HR Hrodna; Grodno
BY-MA Mahilyow; Mogilev
BY-MI Minsk Region
BY-VI Vitsebsk; Vitebsk
CN-AH Anhui
CN-BJ Beijing
CN-CQ Chongqing
CN-FJ Fujian
CN-GD Guangdong
CN-GS Gansu
CN-GX Guangxi
CN-GZ Guizhou
CN-HA Henan
CN-HB Hubei
CN-HE Hebei
CN-HI Hainan
CN-HK Hong Kong
CN-HL Heilongjiang
CN-HN Hunan
CN-JL Jilin
CN-JS Jiangsu
CN-JX Jiangxi
CN-LN Liaoning
CN-MO Macau; Macao
CN-NM Inner Mongolia; Southern Mongolia
CN-NX Ningxia
CN-QH Qinghai
CN-SC Sichuan
CN-SD Shandong
CN-SH Shanghai
CN-SN Shaanxi
CN-SX Shanxi
CN-TJ Tianjin
CN-XJ Xinjiang; East Turkestan
CN-XZ Tibet
CN-YN Yunnan
CN-ZJ Zhejiang
ET-TI Tigray
GE- South Ossetia; Tskhinvali Region
GE-AB Abkhazia
GE-AJ Adjara; Ajara
GE-TB Tbilisi
IN-JK Jammu and Kashmir
IQ-KR Iraqi Kurdistan; Kurdistan Region of Iraq
IR-00 Markazi
IR-01 Gilan
IR-02 Mazandaran
IR-03 East Azerbaijan; East Azarbaijan
IR-04 West Azerbaijan; West Azarbaijan
IR-05 Kermanshah
IR-06 Khuzestan; Khuzistan
IR-07 Fars
IR-08 Kerman
IR-09 Razavi Khorasan; Khorasan Razavi
IR-10 Isfahan; Esfahan
IR-11 Sistan-Baluchistan; Sistan and Baluchestan; Sistan-Baluchestan; Sistan and Baluchistan
IR-12 Kurdistan Province; Iranian Kurdistan
IR-13 Hamadan
IR-14 Chaharmahal and Bakhtiari
IR-15 Lorestan
IR-16 Ilam
IR-17 Kohgiluyeh and Boyer-Ahmad
IR-18 Bushehr
IR-19 Zanjan
IR-20 Semnan
IR-21 Yazd
IR-22 Hormozgan
IR-23 Tehran
IR-24 Ardabil
IR-25 Qom
IR-26 Qazvin
IR-27 Golestan
IR-28 North Khorasan
IR-29 South Khorasan
IR-30 Alborz
KG-B Batken
KG-C Chui; Chuy
KG-GB Bishkek
KG-GO Osh
KG-J Jalal-Abad
KG-N Naryn
KG-O Osh Region
KG-T Talas
KG-Y Issyk-Kul
KZ-10 Abai
KZ-11 Aqmola; Akmola
KZ-15 Aqtobe; Aktobe
KZ-19 Almaty Region
KZ-23 Atyrau
KZ-27 West Kazakhstan
KZ-31 Zhambyl
KZ-33 Zhetisu; Jetisu
KZ-35 Qaraghandy; Karaganda
KZ-39 Qostanai; Kostanai
KZ-43 Qyzylorda; Kyzylorda
KZ-47 Mangystau
KZ-55 Pavlodar
KZ-59 North Kazakhstan
KZ-61 Turkistan; Turkestan Region
KZ-62 Ulytau
KZ-63 East Kazakhstan
KZ-71 Astana; Nur-Sultan
KZ-75 Almaty
KZ-79 Shymkent
MD-GA Gagauzia
MD-SN Transdniester; Transnistria; Transdniestria
MM-11 Kachin
MM-16 Rakhine
PK-BA Balochistan
PK-GB Gilgit-Baltistan
PK-IS Islamabad
PK-JK Azad Kashmir; Azad Jammu and Kashmir
PK-KP Khyber Pakhtunkhwa; Khyber-Pakhtunkhwa
PK-SD Sindh
PS- West Bank
PS-GZA Gaza; Gaza Strip
RS-VO Vojvodina
RU-AD Adygea; Adygeya
RU-AL Altai Republic; Republic of Altai; Gorno-Altai
RU-ALT Altai Krai; Altai Territory
RU-AMU Amur
RU-ARK Arkhangelsk
RU-AST Astrakhan
RU-BA Bashkortostan; Bashkiria
RU-BEL Belgorod
RU-BRY Bryansk
RU-BU Buryatia
RU-CE Chechnya; Chechen Republic
RU-CHE Chelyabinsk
RU-CHU Chukotka; Chukotka Autonomous Okrug
RU-CU Chuvashia; Chuvash Republic
RU-DA Dagestan; Daghestan
RU-IN Ingushetia
RU-IRK Irkutsk
RU-IVA Ivanovo
RU-KAM Kamchatka
RU-KB Kabardino-Balkaria
RU-KC Karachai-Cherkessia; Karachay-Cherkessia
RU-KDA Krasnodar
RU-KEM Kemerovo; Kuzbass
RU-KGD Kaliningrad
RU-KGN Kurgan
RU-KHA Khabarovsk
RU-KHM Khanty-Mansi; Khanty-Mansi Autonomous Okrug; Yugra
RU-KIR Kirov
RU-KK Khakassia; Khakasia
RU-KL Kalmykia
RU-KLU Kaluga
RU-KO Komi
RU-KOS Kostroma
RU-KR Karelia
RU-KRS Kursk
RU-KYA Krasnoyarsk
RU-LEN Leningrad Region
RU-LIP Lipetsk
RU-MAG Magadan
RU-ME Mari El; Marii El
RU-MO Mordovia
RU-MOS Moscow Region
RU-MOW Moscow
RU-MUR Murmansk
RU-NEN Nenets Autonomous Okrug
RU-NGR Novgorod; Veliky Novgorod
RU-NIZ Nizhny Novgorod
RU-NVS Novosibirsk
RU-OMS Omsk
RU-ORE Orenburg
RU-ORL Oryol; Orel
RU-PER Perm
RU-PNZ Penza
RU-PRI Primorye; Primorsky
RU-PSK Pskov
RU-ROS Rostov; Rostov-on-Don
RU-RYA Ryazan
RU-SA Sakha; Yakutia; Sakha (Yakutia)
RU-SAK Sakhalin
RU-SAM Samara
RU-SAR Saratov
RU-SE North Ossetia; North Ossetia-Alania
RU-SMO Smolensk
RU-SPE St. Petersburg; Saint Petersburg; St Petersburg
RU-STA Stavropol
RU-SVE Sverdlovsk
RU-TA Tatarstan
RU-TAM Tambov
RU-TOM Tomsk
RU-TUL Tula
RU-TVE Tver
RU-TY Tuva; Tyva
RU-TYU Tyumen
RU-UD Udmurtia
RU-ULY Ulyanovsk
RU-VGG Volgograd
RU-VLA Vladimir Region
RU-VLG Vologda
RU-VOR Voronezh
RU-YAN Yamalo-Nenets; Yamal-Nenets; Yamalo-Nenets Autonomous Okrug
RU-YAR Yaroslavl
RU-YEV Jewish Autonomous Region; Jewish Autonomous Oblast
RU-ZAB Zabaikalye; Zabaykalsky; Transbaikal; Trans-Baikal
TJ-DU Dushanbe
TJ-GB Gorno-Badakhshan; GBAO; Badakhshan (Tajikistan)
TJ-KT Khatlon
TJ-SU Sughd
TM-A Ahal
TM-D Dashoguz
TM-L Lebap
TM-S Ashgabat
UA-05 Vinnytsya; Vinnytsia
UA-07 Volyn; Volhynia
UA-09 Luhansk; Lugansk
UA-12 Dnipropetrovsk
UA-14 Donetsk
UA-18 Zhytomyr
UA-21 Zakarpattya; Zakarpattia; Transcarpathia
UA-23 Zaporizhzhya; Zaporizhzhia
UA-26 Ivano-Frankivsk
UA-30 Kyiv; Kiev
UA-32 Kyiv Region
UA-35 Kirovohrad
UA-40 Sevastopol
UA-43 Crimea
UA-46 Lviv
UA-48 Mykolayiv; Mykolaiv
UA-51 Odesa; Odessa
UA-53 Poltava
UA-56 Rivne
UA-59 Sumy
UA-61 Ternopil
UA-63 Kharkiv; Kharkov
UA-65 Kherson
UA-68 Khmelnytskiy; Khmelnytskyi
UA-71 Cherkasy
UA-74 Chernihiv
UA-77 Chernivtsi
UZ-AN Andijon; Andijan
UZ-BU Bukhara
UZ-FA Ferghana; Fergana
UZ-NG Namangan
UZ-QA Qashqadaryo; Kashkadarya
UZ-QR Karakalpakstan; Qaraqalpaqstan
UZ-SA Samarkand
UZ-SU Surxondaryo; Surkhandarya
UZ-TK Tashkent
UZ-TO Tashkent Region
UZ-XO Khorezm; Xorazm
"""
