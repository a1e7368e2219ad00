"""Models that turn texts into vectors, from weights that ship inside packages: the port and its two adapters.

Both pool their token vectors with weights, so that the words that tell one of the city's answers from another count
more than those that stand in all of them.
"""
