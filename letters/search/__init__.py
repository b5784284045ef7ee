class SearchUnavailableError(Exception): pass
def check_index(): pass
