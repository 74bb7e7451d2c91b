count = 0
raise ValueError("module body failed")
