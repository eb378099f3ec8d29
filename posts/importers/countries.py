"""The countries of ISO 3166-1 as newsrooms write them in English: a code, a name, other names.

Hong Kong and Macau are with the territories of China, as in its own subdivisions.
"""

COUNTRIES = """
AD Andorra
AE United Arab Emirates; UAE; Emirates
AF Afghanistan
AG Antigua and Barbuda
AI Anguilla
AL Albania
AM Armenia
AO Angola
AQ Antarctica
AR Argentina
AS American Samoa
AT Austria
AU Australia
AW Aruba
AX Åland Islands; Aland
AZ Azerbaijan
BA Bosnia and Herzegovina; Bosnia; Bosnia-Herzegovina; Bosnia & Herzegovina
BB Barbados
BD Bangladesh
BE Belgium
BF Burkina Faso
BG Bulgaria
BH Bahrain
BI Burundi
BJ Benin
BL Saint Barthélemy; Saint Barthelemy
BM Bermuda
BN Brunei; Brunei Darussalam
BO Bolivia
BQ Caribbean Netherlands; Bonaire
BR Brazil
BS Bahamas; The Bahamas
BT Bhutan
BV Bouvet Island
BW Botswana
BY Belarus; Belorussia
BZ Belize
CA Canada
CC Cocos Islands
CD Democratic Republic of the Congo; DR Congo; DRC; Congo-Kinshasa
CF Central African Republic
CG Republic of the Congo; Congo; Congo-Brazzaville
CH Switzerland
CI Ivory Coast; Côte d’Ivoire; Cote d'Ivoire
CK Cook Islands
CL Chile
CM Cameroon
CN China; People's Republic of China; PRC
CO Colombia
CR Costa Rica
CU Cuba
CV Cape Verde; Cabo Verde
CW Curaçao; Curacao
CX Christmas Island
CY Cyprus
CZ Czech Republic; Czechia
DE Germany
DJ Djibouti
DK Denmark
DM Dominica
DO Dominican Republic
DZ Algeria
EC Ecuador
EE Estonia
EG Egypt
EH Western Sahara
ER Eritrea
ES Spain
ET Ethiopia
FI Finland
FJ Fiji
FK Falkland Islands
FM Micronesia
FO Faroe Islands
FR France
GA Gabon
GB United Kingdom; UK; Britain; Great Britain
GD Grenada
GE Georgia
GF French Guiana
GG Guernsey
GH Ghana
GI Gibraltar
GL Greenland
GM Gambia; The Gambia
GN Guinea
GP Guadeloupe
GQ Equatorial Guinea
GR Greece
GS South Georgia and the South Sandwich Islands
GT Guatemala
GU Guam
GW Guinea-Bissau
GY Guyana
HM Heard Island and McDonald Islands
HN Honduras
HR Croatia
HT Haiti
HU Hungary
ID Indonesia
IE Ireland; Republic of Ireland
IL Israel
IM Isle of Man
IN India
IO British Indian Ocean Territory
IQ Iraq
IR Iran; Islamic Republic of Iran
IS Iceland
IT Italy
JE Jersey
JM Jamaica
JO Jordan
JP Japan
KE Kenya
KG Kyrgyzstan; Kyrgyz Republic; Kirghizia
KH Cambodia
KI Kiribati
KM Comoros
KN Saint Kitts and Nevis
KP North Korea; DPRK
KR South Korea; Republic of Korea
KW Kuwait
KY Cayman Islands
KZ Kazakhstan
LA Laos
LB Lebanon
LC Saint Lucia
LI Liechtenstein
LK Sri Lanka
LR Liberia
LS Lesotho
LT Lithuania
LU Luxembourg
LV Latvia
LY Libya
MA Morocco
MC Monaco
MD Moldova; Republic of Moldova
ME Montenegro
MF Saint Martin
MG Madagascar
MH Marshall Islands
MK North Macedonia; Macedonia
ML Mali
MM Myanmar; Burma
MN Mongolia
MP Northern Mariana Islands
MQ Martinique
MR Mauritania
MS Montserrat
MT Malta
MU Mauritius
MV Maldives
MW Malawi
MX Mexico
MY Malaysia
MZ Mozambique
NA Namibia
NC New Caledonia
NE Niger
NF Norfolk Island
NG Nigeria
NI Nicaragua
NL Netherlands; The Netherlands; Holland
NO Norway
NP Nepal
NR Nauru
NU Niue
NZ New Zealand
OM Oman
PA Panama
PE Peru
PF French Polynesia
PG Papua New Guinea
PH Philippines
PK Pakistan
PL Poland
PM Saint Pierre and Miquelon
PN Pitcairn Islands
PR Puerto Rico
PS Palestine; Palestinian Territories; State of Palestine
PT Portugal
PW Palau
PY Paraguay
QA Qatar
RE Réunion; Reunion
RO Romania
RS Serbia
RU Russia; Russian Federation
RW Rwanda
SA Saudi Arabia
SB Solomon Islands
SC Seychelles
SD Sudan
SE Sweden
SG Singapore
SH Saint Helena
SI Slovenia
SJ Svalbard and Jan Mayen
SK Slovakia; Slovak Republic
SL Sierra Leone
SM San Marino
SN Senegal
SO Somalia
SR Suriname
SS South Sudan
ST São Tomé and Príncipe; Sao Tome and Principe
SV El Salvador
SX Sint Maarten
SY Syria
SZ Eswatini; Swaziland
TC Turks and Caicos Islands
TD Chad
TF French Southern Territories
TG Togo
TH Thailand
TJ Tajikistan
TK Tokelau
TL East Timor; Timor-Leste
TM Turkmenistan
TN Tunisia
TO Tonga
TR Turkey; Türkiye
TT Trinidad and Tobago
TV Tuvalu
TW Taiwan
TZ Tanzania
UA Ukraine
UG Uganda
UM United States Minor Outlying Islands
US United States; United States of America; USA; U.S.; US
UY Uruguay
UZ Uzbekistan
VA Vatican City; Vatican; Holy See
VC Saint Vincent and the Grenadines
VE Venezuela
VG British Virgin Islands
VI U.S. Virgin Islands
VN Vietnam; Viet Nam
VU Vanuatu
WF Wallis and Futuna
WS Samoa
XK Kosovo
YE Yemen
YT Mayotte
ZA South Africa
ZM Zambia
ZW Zimbabwe
"""
