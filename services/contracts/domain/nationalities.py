"""How a nationality is printed in a French contract: «de nationalité portugaise». CLDR only names countries."""

from __future__ import annotations

# fmt: off
_ADJECTIVES = {
    "AF": "afghane", "AL": "albanaise", "AD": "andorrane", "AO": "angolaise", "AR": "argentine", "AM": "arménienne",
    "AT": "autrichienne", "AU": "australienne", "AZ": "azerbaïdjanaise", "BD": "bangladaise", "BE": "belge",
    "BF": "burkinabè", "BG": "bulgare", "BI": "burundaise", "BJ": "béninoise", "BO": "bolivienne", "BR": "brésilienne",
    "BY": "biélorusse", "BA": "bosnienne", "CA": "canadienne", "CD": "congolaise (République démocratique)",
    "CF": "centrafricaine", "CG": "congolaise", "CH": "suisse", "CI": "ivoirienne", "CL": "chilienne",
    "CM": "camerounaise", "CN": "chinoise", "CO": "colombienne", "CU": "cubaine", "CV": "cap-verdienne",
    "CY": "chypriote", "CZ": "tchèque", "DE": "allemande", "DJ": "djiboutienne", "DK": "danoise", "DO": "dominicaine",
    "DZ": "algérienne", "EC": "équatorienne", "EE": "estonienne", "EG": "égyptienne", "ER": "érythréenne",
    "ES": "espagnole", "ET": "éthiopienne", "FI": "finlandaise", "FR": "française", "GA": "gabonaise",
    "GB": "britannique", "GE": "géorgienne", "GH": "ghanéenne", "GM": "gambienne", "GN": "guinéenne",
    "GR": "grecque", "GW": "bissau-guinéenne", "HR": "croate", "HT": "haïtienne", "HU": "hongroise",
    "ID": "indonésienne", "IE": "irlandaise", "IL": "israélienne", "IN": "indienne", "IQ": "irakienne",
    "IR": "iranienne", "IS": "islandaise", "IT": "italienne", "JO": "jordanienne", "JP": "japonaise", "KE": "kényane",
    "KH": "cambodgienne", "KM": "comorienne", "KR": "sud-coréenne", "KZ": "kazakhe", "LA": "laotienne",
    "LB": "libanaise", "LI": "liechtensteinoise", "LK": "sri-lankaise", "LR": "libérienne", "LT": "lituanienne",
    "LU": "luxembourgeoise", "LV": "lettone", "LY": "libyenne", "MA": "marocaine", "MC": "monégasque",
    "MD": "moldave", "ME": "monténégrine", "MG": "malgache", "MK": "macédonienne", "ML": "malienne",
    "MN": "mongole", "MR": "mauritanienne", "MT": "maltaise", "MU": "mauricienne", "MX": "mexicaine",
    "MY": "malaisienne", "NE": "nigérienne", "NG": "nigériane", "NL": "néerlandaise", "NO": "norvégienne",
    "NP": "népalaise", "NZ": "néo-zélandaise", "PE": "péruvienne", "PH": "philippine", "PK": "pakistanaise",
    "PL": "polonaise", "PS": "palestinienne", "PT": "portugaise", "RO": "roumaine", "RS": "serbe", "RU": "russe",
    "RW": "rwandaise", "SD": "soudanaise", "SE": "suédoise", "SI": "slovène", "SK": "slovaque",
    "SL": "sierra-léonaise", "SM": "saint-marinaise", "SN": "sénégalaise", "SO": "somalienne", "SY": "syrienne",
    "TD": "tchadienne", "TG": "togolaise", "TH": "thaïlandaise", "TN": "tunisienne", "TR": "turque",
    "UA": "ukrainienne", "US": "américaine", "UY": "uruguayenne", "UZ": "ouzbèke", "VE": "vénézuélienne",
    "VN": "vietnamienne", "XK": "kosovare", "YE": "yéménite", "ZA": "sud-africaine",
}
# fmt: on


def nationality_in_french(country: str, name: str) -> str:
    """Feminine adjective of an ISO 3166 alpha-2 code; a country without one goes by its French ``name``."""
    return _ADJECTIVES.get(country.upper(), f"nationalité : {name}")
