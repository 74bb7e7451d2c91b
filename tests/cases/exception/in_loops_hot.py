# Raising and catching in a hot loop.
def classify(n):
    hits = {"value": 0, "key": 0, "none": 0, "final": 0}
    for i in range(n):
        try:
            if i % 3 == 0:
                raise ValueError(i)
            if i % 5 == 0:
                {}[i]
            hits["none"] += 1
        except ValueError as e:
            hits["value"] += e.args[0] % 2
        except KeyError as e:
            hits["key"] += 1 if e.args == (i,) else 100
        finally:
            hits["final"] += 1
    return hits


print(classify(3000))  # expect: {'value': 500, 'key': 400, 'none': 1600, 'final': 3000}


def nested(n):
    if n == 0:
        raise StopAsyncIteration("bottom")
    try:
        nested(n - 1)
    finally:
        counter.append(n)


counter = []
for _ in range(50):
    try:
        nested(20)
    except StopAsyncIteration:
        pass
print(len(counter), counter[:3], counter[-1])  # expect: 1000 [1, 2, 3] 20


def div(xs):
    total = 0
    for x in xs:
        try:
            total += 100 // x
        except ZeroDivisionError:
            total -= 1
        except TypeError:
            return "type", total
    return total


print(div(list(range(1000))), div([1, 0, 2, "x", 3]))  # expect: 481 ('type', 149)
