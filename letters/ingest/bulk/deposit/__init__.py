"""Documents as a deposit that outlasts this program: written as a bag, and read again.

BagIt is RFC 8493. No row in a bag has a primary key: rows name one another as people do.
"""
