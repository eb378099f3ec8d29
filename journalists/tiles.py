"""Where the square of a country stands: one equal square each, so there are no borders to dispute.

The squares stand close, north above south and west before east, as far as that can be said of
places in rows. Only countries of the register are shown, so that few of them stay large.
"""

from collections.abc import Collection

COLUMNS = 6

# Code, degrees east, degrees north: roughly the middle.
_PLACES = (
    "AD 2 42,AE 54 24,AF 66 34,AG -62 17,AL 20 41,AM 45 40,AO 18 -12,AR -64 -34,AT 14 47,"
    "AU 134 -25,AZ 48 40,BA 18 44,BB -59 13,BD 90 24,BE 5 51,BF -2 12,BG 25 43,BH 50 26,BI 30 -3,"
    "BJ 2 9,BN 115 5,BO -65 -17,BR -53 -10,BS -76 24,BT 90 27,BW 24 -22,BY 28 53,BZ -89 17,"
    "CA -106 56,CD 23 -3,CF 21 7,CG 15 -1,CH 8 47,CI -6 8,CL -71 -30,CM 12 6,CN 104 36,CO -74 4,"
    "CR -84 10,CU -79 22,CV -24 16,CY 33 35,CZ 15 50,DE 10 51,DJ 43 12,DK 10 56,DM -61 15,"
    "DO -70 19,DZ 3 28,EC -78 -2,EE 26 59,EG 30 27,EH -13 24,ER 39 15,ES -4 40,ET 40 9,FI 26 64,"
    "FJ 178 -18,FM 158 7,FR 2 46,GA 12 -1,GB -2 54,GD -62 12,GE 43 42,GH -1 8,GL -42 72,GM -15 13,"
    "GN -10 10,GQ 10 2,GR 22 39,GT -90 16,GW -15 12,GY -59 5,HK 114 22,HN -86 15,HR 16 45,"
    "HT -72 19,HU 19 47,ID 114 -2,IE -8 53,IL 35 31,IN 79 22,IQ 44 33,IR 54 32,IS -19 65,IT 12 43,"
    "JM -77 18,JO 36 31,JP 138 37,KE 38 0,KG 75 41,KH 105 13,KI 173 1,KM 44 -12,KN -63 17,"
    "KP 127 40,KR 128 36,KW 48 29,KZ 67 48,LA 103 18,LB 36 34,LC -61 14,LI 10 47,LK 81 8,LR -9 6,"
    "LS 28 -30,LT 24 55,LU 6 50,LV 25 57,LY 17 27,MA -7 32,MC 7 44,MD 28 47,ME 19 43,MG 47 -19,"
    "MH 171 7,MK 22 42,ML -4 17,MM 96 21,MN 104 47,MO 113 22,MR -11 20,MT 14 36,MU 57 -20,MV 73 3,"
    "MW 34 -13,MX -102 24,MY 102 4,MZ 36 -18,NA 17 -22,NE 8 17,NG 8 9,NI -85 13,NL 5 52,NO 8 61,"
    "NP 84 28,NR 167 -1,NZ 174 -41,OM 56 21,PA -80 9,PE -75 -9,PG 144 -6,PH 122 12,PK 69 30,"
    "PL 19 52,PR -66 18,PS 35 32,PT -8 39,PW 134 7,PY -58 -23,QA 51 25,RO 25 46,RS 21 44,"
    "RU 100 61,RW 30 -2,SA 45 24,SB 160 -9,SC 55 -5,SD 30 13,SE 15 62,SG 104 1,SI 15 46,SK 19 49,"
    "SL -12 8,SM 12 44,SN -14 14,SO 46 5,SR -56 4,SS 31 7,ST 7 0,SV -89 14,SY 38 35,SZ 31 -27,"
    "TD 19 15,TG 1 8,TH 101 15,TJ 71 39,TL 126 -9,TM 59 39,TN 10 34,TO -175 -21,TR 35 39,"
    "TT -61 10,TV 178 -8,TW 121 24,TZ 35 -6,UA 31 49,UG 32 1,US -98 39,UY -56 -33,UZ 64 41,"
    "VA 12 42,VC -61 13,VE -66 7,VN 108 16,VU 167 -16,WS -172 -14,XK 21 42,YE 48 16,ZA 24 -29,"
    "ZM 28 -13,ZW 30 -20"
)
PLACES = {code: (int(east), int(north)) for code, east, north in map(str.split, _PLACES.split(","))}


def placed(codes: Collection[str]) -> list[tuple[str, int, int]]:
    """Return each code with its row and its place in the row; unknown codes stand last."""
    known = sorted((code for code in codes if code in PLACES), key=lambda c: (-PLACES[c][1], c))
    found = []
    for start in range(0, len(known), COLUMNS):
        found += sorted(known[start : start + COLUMNS], key=lambda c: (PLACES[c][0], c))
    found += sorted(code for code in codes if code not in PLACES)
    return [(code, *divmod(place, COLUMNS)) for place, code in enumerate(found)]
