"""The sample season: fictional persons around the places, partners and sums that the 2017 report names."""
