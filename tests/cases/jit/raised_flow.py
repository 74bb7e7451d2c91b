# try, finally, break, continue and return in hot loops, with values that native code keeps in other forms.
class Stop(Exception):
    pass


def leaves(n):
    log = [0, 0, 0, 0]
    total = 0.5
    for i in range(n):
        try:
            if i % 7 == 3:
                continue
            if i % 11 == 5:
                raise Stop(i)
            total += i
        except Stop as e:
            total -= e.args[0]
            log[0] += 1
        else:
            log[1] += 1
        finally:
            log[2] += 1
            if i == n - 2:
                break
        log[3] += 1
    return total, log, i


def returns(i):
    for k in range(5):
        try:
            if k == i % 5:
                return "try", k
            if k == 3:
                raise Stop
        except Stop:
            return "except", k
        finally:
            if i % 10 == 9:
                return "finally", k
    return "end"


def swallowed(i):
    try:
        raise Stop(i)
    finally:
        return i


def continued(n):
    k = 0
    while k < n:
        k += 1
        try:
            raise Stop
        finally:
            continue
    return k


def nested(i):
    order = []
    try:
        try:
            try:
                order.append(1)
                if i % 3 == 0:
                    raise Stop
                order.append(2)
            finally:
                order.append(3)
                if i % 3 == 1:
                    raise KeyError(i % 3)
        except Stop:
            order.append(4)
        finally:
            order.append(5)
    except KeyError as e:
        order.append(e.args)
    return tuple(order)


def big(n):
    x = 1
    back = 0
    for i in range(n):
        try:
            x = x * 3
            if x > 10 ** 30:
                raise Stop(x)
        except Stop as e:
            back += e.args[0] % 1000003
            x = 1
    return back, x


def iterators(n):
    out = 0
    for a, b in enumerate(range(n)):
        for c in [1, 2, 3]:
            try:
                if c == 2:
                    raise Stop
                out += a + b + c
            except Stop:
                for d in (4, 5):
                    if d == 5:
                        break
                    out += d
    return out


def deletes(i):
    e = "before"
    try:
        if i % 2:
            raise Stop
    except Stop as e:
        pass
    try:
        return e
    except UnboundLocalError as u:
        return str(u)


def rebound(i):
    try:
        raise Stop
    except Stop as e:
        e = i
        del e
    try:
        e
    except UnboundLocalError:
        return "unbound"


def changes_type(n):
    v = 0
    for i in range(n):
        try:
            v = v + 1
            if i == n // 2:
                v = "text"
        except TypeError:
            v = 0.5
    return v


def loop_in_handler(n):
    total = 0
    try:
        raise Stop(n)
    except Stop as e:
        for i in range(e.args[0]):
            try:
                raise KeyError(i)
            except KeyError as k:
                total += k.args[0]
                if k.__context__ is not e:
                    return "wrong context"
    return total


print(leaves(3000))
print(sorted({returns(i) for i in range(900)}, key=str))
print(sum(swallowed(i) for i in range(900)))
print(continued(3000))
print(sorted({nested(i) for i in range(900)}, key=str))
print(big(3000))
print(iterators(900))
print(sorted({deletes(i) for i in range(900)}))
print({rebound(i) for i in range(900)})
print(changes_type(3000))
print(loop_in_handler(3000))
# expect: (3152103.5, [234, 2337, 2999, 2570], 2998)
# expect: [('except', 3), ('finally', 0), ('try', 0), ('try', 1), ('try', 2), ('try', 3)]
# expect: 404550
# expect: 3000
# expect: [(1, 2, 3, 5), (1, 2, 3, 5, (1,)), (1, 3, 4, 5)]
# expect: (42421589, 4052555153018976267)
# expect: 1625400
# expect: ['before', "cannot access local variable 'e' where it is not associated with a value"]
# expect: {'unbound'}
# expect: 1498.5
# expect: 4498500
