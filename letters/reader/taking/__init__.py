"""Documents that a reader takes along: texts, TEI, records and citations of many.

A `Selection` is which documents; the other modules write it in one form each.
"""
