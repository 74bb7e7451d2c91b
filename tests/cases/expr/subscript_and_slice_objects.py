# What subscription passes to __getitem__.
class G:
    def __getitem__(self, key):
        return key


g = G()
print(g[1], g[-1], g["a"], g[1, 2], g[()], g[(1,)])  # expect: 1 -1 a (1, 2) () (1,)
print(g[1:2], g[:], g[::2])  # expect: slice(1, 2, None) slice(None, None, None) slice(None, None, 2)
print(g[1:], g[:5:], g[None:None:-1])  # expect: slice(1, None, None) slice(None, 5, None) slice(None, None, -1)
print(g[1:2, 3], g[..., 0], g[:, 1:], g[1,])
# expect: (slice(1, 2, None), 3) (Ellipsis, 0) (slice(None, None, None), slice(1, None, None)) (1,)
print(g[g:1].stop, g[lambda: 1]())  # expect: 1 1
s = g[1:10:3]
print(type(s), s.start, s.stop, s.step, s.indices(5))  # expect: <class 'slice'> 1 10 3 (1, 5, 3)
print(g[*[1, 2], 3], g[*()])  # expect: (1, 2, 3) ()
