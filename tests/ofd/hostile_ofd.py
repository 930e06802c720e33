def refused():
    return {}
def damaged(data, count):
    return []
