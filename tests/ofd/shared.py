WANTED = {}
