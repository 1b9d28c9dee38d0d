"""« De nationalité marocaine »: the adjective of each state, which no data set that we depend upon carries.

Feminine, since « nationalité » is; ISO 3166 alpha-2 keys. A country that is not listed is written by its name.
"""

from __future__ import annotations

ADJECTIVES = {
    # Europe
    "AD": "andorrane", "AL": "albanaise", "AM": "arménienne", "AT": "autrichienne", "AZ": "azerbaïdjanaise",
    "BA": "bosnienne", "BE": "belge", "BG": "bulgare", "BY": "biélorusse", "CH": "suisse", "CY": "chypriote",
    "CZ": "tchèque", "DE": "allemande", "DK": "danoise", "EE": "estonienne", "ES": "espagnole", "FI": "finlandaise",
    "FR": "française", "GB": "britannique", "GE": "géorgienne", "GR": "grecque", "HR": "croate", "HU": "hongroise",
    "IE": "irlandaise", "IS": "islandaise", "IT": "italienne", "LI": "liechtensteinoise", "LT": "lituanienne",
    "LU": "luxembourgeoise", "LV": "lettone", "MC": "monégasque", "MD": "moldave", "ME": "monténégrine",
    "MK": "macédonienne", "MT": "maltaise", "NL": "néerlandaise", "NO": "norvégienne", "PL": "polonaise",
    "PT": "portugaise", "RO": "roumaine", "RS": "serbe", "RU": "russe", "SE": "suédoise", "SI": "slovène",
    "SK": "slovaque", "SM": "saint-marinaise", "TR": "turque", "UA": "ukrainienne", "XK": "kosovare",
    # Africa
    "AO": "angolaise", "BF": "burkinabè", "BI": "burundaise", "BJ": "béninoise", "BW": "botswanaise",
    "CD": "congolaise (République démocratique du Congo)", "CF": "centrafricaine", "CG": "congolaise (Congo)",
    "CI": "ivoirienne", "CM": "camerounaise", "CV": "cap-verdienne", "DJ": "djiboutienne", "DZ": "algérienne",
    "EG": "égyptienne", "ER": "érythréenne", "ET": "éthiopienne", "GA": "gabonaise", "GH": "ghanéenne",
    "GM": "gambienne", "GN": "guinéenne", "GQ": "équato-guinéenne", "GW": "bissau-guinéenne", "KE": "kényane",
    "KM": "comorienne", "LR": "libérienne", "LY": "libyenne", "MA": "marocaine", "MG": "malgache", "ML": "malienne",
    "MR": "mauritanienne", "MU": "mauricienne", "MW": "malawite", "MZ": "mozambicaine", "NA": "namibienne",
    "NE": "nigérienne", "NG": "nigériane", "RW": "rwandaise", "SC": "seychelloise", "SD": "soudanaise",
    "SL": "sierra-léonaise", "SN": "sénégalaise", "SO": "somalienne", "SS": "sud-soudanaise", "ST": "santoméenne",
    "TD": "tchadienne", "TG": "togolaise", "TN": "tunisienne", "TZ": "tanzanienne", "UG": "ougandaise",
    "ZA": "sud-africaine", "ZM": "zambienne", "ZW": "zimbabwéenne",
    # Asia and Oceania
    "AE": "émirienne", "AF": "afghane", "AU": "australienne", "BD": "bangladaise", "BH": "bahreïnienne",
    "BT": "bhoutanaise", "CN": "chinoise", "FJ": "fidjienne", "ID": "indonésienne", "IL": "israélienne",
    "IN": "indienne", "IQ": "irakienne", "IR": "iranienne", "JO": "jordanienne", "JP": "japonaise",
    "KG": "kirghize", "KH": "cambodgienne", "KP": "nord-coréenne", "KR": "sud-coréenne", "KW": "koweïtienne",
    "KZ": "kazakhe", "LA": "laotienne", "LB": "libanaise", "LK": "srilankaise", "MM": "birmane", "MN": "mongole",
    "MV": "maldivienne", "MY": "malaisienne", "NP": "népalaise", "NZ": "néo-zélandaise", "OM": "omanaise",
    "PH": "philippine", "PK": "pakistanaise", "PS": "palestinienne", "QA": "qatarienne", "SA": "saoudienne",
    "SG": "singapourienne", "SY": "syrienne", "TH": "thaïlandaise", "TJ": "tadjike", "TM": "turkmène",
    "TW": "taïwanaise", "UZ": "ouzbèke", "VN": "vietnamienne", "VU": "vanuataise", "YE": "yéménite",
    # Americas
    "AR": "argentine", "BB": "barbadienne", "BO": "bolivienne", "BR": "brésilienne", "BS": "bahaméenne",
    "BZ": "bélizienne", "CA": "canadienne", "CL": "chilienne", "CO": "colombienne", "CR": "costaricienne",
    "CU": "cubaine", "DM": "dominiquaise", "DO": "dominicaine", "EC": "équatorienne", "GT": "guatémaltèque",
    "GY": "guyanienne", "HN": "hondurienne", "HT": "haïtienne", "JM": "jamaïcaine", "LC": "saint-lucienne",
    "MX": "mexicaine", "NI": "nicaraguayenne", "PA": "panaméenne", "PE": "péruvienne", "PY": "paraguayenne",
    "SR": "surinamaise", "SV": "salvadorienne", "TT": "trinidadienne", "US": "américaine", "UY": "uruguayenne",
    "VE": "vénézuélienne",
}  # fmt: skip


def nationality_in_french(country: str, name: str) -> str:
    """What `Youth.nationality` takes: the adjective, or « nationalité : <name of the country> » without one."""
    return ADJECTIVES.get(country.upper()) or f"nationalité : {name}"
