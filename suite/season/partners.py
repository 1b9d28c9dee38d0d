"""The partners that the report names, with invented contact persons."""

from __future__ import annotations

from dataclasses import dataclass

from suite.season.facts import FUNDERS

ALONE, WITH_ADULT, REFUSES, NONE = "alone", "with_adult", "refuses", "none"


@dataclass(frozen=True)
class PartnerFacts:
    key: str
    kind: str
    name: str
    city: str
    contact_name: str
    minors_policy: str = NONE
    locale: str = "fr"

    @property
    def contact_email(self) -> str:
        return f"contact@{self.key}.example"


_SCHOOLS = (
    PartnerFacts("lycee-jean-mace", "school", "Lycée Jean Macé", "Vitry-sur-Seine", "Florence Quéméneur"),
    PartnerFacts("lycee-romain-rolland", "school", "Lycée Romain Rolland", "Ivry-sur-Seine", "Didier L’Hostis"),
    PartnerFacts("lycee-adolphe-cherioux", "school", "Lycée Adolphe Chérioux", "Vitry-sur-Seine", "Maïté Açıkgöz"),
)
_PRESCRIBERS = (
    PartnerFacts("espace-les-monis", "association", "Espace Les Monis", "Vitry-sur-Seine", "Jean-Loup Ferré & équipe"),
)
_HOSTS = (
    PartnerFacts(
        "accueil-et-vie-sociale",
        "host",
        "Service Accueil et Vie Sociale (quatre foyers-logements)",
        "Vitry-sur-Seine",
        "Bérengère d’Estrée",
        WITH_ADULT,
    ),
    PartnerFacts(
        "aviser",
        "host",
        "AVISER, Association vitriote des savoirs échangés en réseaux",
        "Vitry-sur-Seine",
        "Paul Ngô-Duval",
        WITH_ADULT,
    ),
    PartnerFacts("ordival", "host", "ORDIVAL (Val-de-Marne)", "Créteil", "Noémie Sánchez", WITH_ADULT),
)
_FUNDER_KEYS = ("fondation-ratp", "fondation-free", "microsoft", "fondation-adp", "ville-de-vitry")
_FUNDERS = tuple(
    PartnerFacts(key, "funder", funder.name, "", f"Service mécénat, {funder.name}")
    for key, funder in zip(_FUNDER_KEYS, FUNDERS, strict=True)
)

PARTNERS = (*_SCHOOLS, *_PRESCRIBERS, *_HOSTS, *_FUNDERS)
AMOUNTS = {key: funder.amount for key, funder in zip(_FUNDER_KEYS, FUNDERS, strict=True)}
PARTNER = {partner.key: partner for partner in PARTNERS}
