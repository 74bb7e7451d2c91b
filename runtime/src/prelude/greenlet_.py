# How suspended greenlets end that nobody refers to any more.


def kill_greenlet(g):
    """Raises GreenletExit in a greenlet; who kills it is its parent meanwhile. What comes of it is reported and ignored."""
    begun = greenlet._kill_begins(g)
    if begun is None:
        return
    try:
        greenlet._throw(g, begun[0])
    except BaseException as e:
        report_ignored(g, e)
    finally:
        greenlet._kill_ends(g, begun[1])
