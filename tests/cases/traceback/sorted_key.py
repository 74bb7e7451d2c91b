# An error in a key function called by a builtin.
def key(row):
    return row["score"] / row["games"]


rows = [{"score": 3, "games": 1}, {"score": 5, "games": 0}]
print(sorted(rows[:1], key=key))  # expect: [{'score': 3, 'games': 1}]
print(sorted(rows, key=key))
# raises: ZeroDivisionError: division by zero
