# Carets under the failing part of a chain of attributes and calls.
class Node:
    def __init__(self, next=None):
        self.next = next

    def step(self):
        return self.next


def walk(n):
    return n.step().step().step().next


walk(Node(Node()))
# raises: AttributeError: 'NoneType' object has no attribute 'step'
