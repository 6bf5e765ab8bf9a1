"""How documents look in word processors: one reference file for each kind, built from the converter's own.

`python -m rundtisch.paper.office_styles.build` builds them anew.
"""
