# Batches, frames, and data that stands between them: sizes and sums of the bytes.
import pickle


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


def digest(data):
    return sum(data[::7]), sum(data[::11])


VALUES = [
    list(range(1000)), list(range(1001)), {i: i for i in range(1000)}, {i: str(i) for i in range(1001)},
    [str(i) for i in range(9000)], ["x" * 70000, b"y" * 70000, "end"], "x" * 65535, "x" * 65536,
    [Point(i, str(i)) for i in range(150)], [(i, (i,)) for i in range(300)], [float(i) for i in range(9000)],
]
for value in VALUES:
    row = []
    for protocol in range(1 if value == list(range(1000)) else 3, 6):
        data = pickle.dumps(value, protocol)
        row.append((len(data), digest(data)))
        back = pickle.loads(data)
        assert len(back) == len(value)
        if not isinstance(value[0 if type(value) is not dict else 1], Point):
            assert back == value
        else:
            assert [(p.x, p.y) for p in back] == [(p.x, p.y) for p in value]
    print(row)
# expect: [(2750, (28981, 18456)), (2752, (29039, 18695)), (2752, (29039, 18695)), (2760, (29159, 18662)), (2760, (29159, 18662))]
# expect: [(2757, (29033, 18695)), (2765, (29159, 18894)), (2765, (29159, 18894))]
# expect: [(5498, (58068, 36952)), (5506, (58211, 37127)), (5506, (58211, 37127))]
# expect: [(14896, (98238, 58566)), (8662, (86124, 58992)), (8662, (86124, 58992))]
# expect: [(124149, (684635, 452785)), (61922, (618118, 405691)), (61922, (618118, 405691))]
# expect: [(140032, (2410468, 1533851)), (140034, (2410247, 1533831)), (140034, (2410247, 1533831))]
# expect: [(65545, (1123688, 715088)), (65553, (1123568, 715176)), (65553, (1123568, 715176))]
# expect: [(65546, (1123688, 715088)), (65545, (1123688, 715088)), (65545, (1123688, 715088))]
# expect: [(4720, (41931, 26466)), (3229, (25526, 20586)), (3229, (25526, 20586))]
# expect: [(4131, (47227, 30330)), (2504, (40470, 25745)), (2504, (40470, 25745))]
# expect: [(81024, (557692, 355922)), (81041, (558187, 355217)), (81041, (558187, 355217))]
