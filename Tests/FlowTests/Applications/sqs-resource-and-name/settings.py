QUEUE = "exports"
