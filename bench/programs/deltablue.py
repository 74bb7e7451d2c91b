"""DeltaBlue: an incremental solver of one-way constraint hierarchies.

Constraints of different strengths tie variables together; when one is added
or removed, the solver changes the data flow only where it must, then
extracts a plan that can be executed again and again. Two tests drive it: a
long chain of equalities with a stay at one end and an edit at the other, and
a set of linear projections y = x * scale + offset edited from every side.
Both check their results. Measures virtual calls, object graphs and short
lists; very little arithmetic.

n:   the number of rounds.
op:  one round: both tests, with LENGTH constraints each.
"""

import sys
import time

DEFAULT_SIZE = 12

LENGTH = 100


class Strength:
    """How much a constraint matters; a smaller level is stronger."""

    def __init__(self, level, name):
        self.level = level
        self.name = name

    def stronger_than(self, other):
        return self.level < other.level

    def weaker_than(self, other):
        return self.level > other.level

    def weakest_of(self, other):
        return self if self.weaker_than(other) else other


REQUIRED = Strength(0, "required")
STRONG_PREFERRED = Strength(1, "strong preferred")
PREFERRED = Strength(2, "preferred")
STRONG_DEFAULT = Strength(3, "strong default")
NORMAL = Strength(4, "normal")
WEAK_DEFAULT = Strength(5, "weak default")
WEAKEST = Strength(6, "weakest")

# From the strongest to the weakest that a constraint may have.
STRENGTHS = [REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT]

# Directions of a binary constraint.
BACKWARD = -1
UNSATISFIED = 0
FORWARD = 1


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.walk_strength = WEAKEST
        self.stay = True

    def add_constraint(self, constraint):
        self.constraints.append(constraint)

    def remove_constraint(self, constraint):
        self.constraints.remove(constraint)
        if self.determined_by is constraint:
            self.determined_by = None


class Constraint:
    """A relation that a method of the constraint can re-establish.

    Subclasses know their variables: which of them are inputs, which is the
    output, and how to compute it.
    """

    def __init__(self, planner, strength):
        self.planner = planner
        self.strength = strength

    def add(self):
        self.add_to_graph()
        self.planner.incremental_add(self)

    def destroy(self):
        if self.is_satisfied():
            self.planner.incremental_remove(self)
        else:
            self.remove_from_graph()

    def is_input(self):
        """Does the value come from outside, through this constraint?"""
        return False

    def satisfy(self, mark):
        """Try to enforce this constraint; return the one it displaced."""
        self.choose_method(mark)
        if not self.is_satisfied():
            if self.strength is REQUIRED:
                raise ValueError("a required constraint cannot be satisfied")
            return None
        self.mark_inputs(mark)
        output = self.output()
        overridden = output.determined_by
        if overridden is not None:
            overridden.mark_unsatisfied()
        output.determined_by = self
        if not self.planner.add_propagate(self, mark):
            raise ValueError("the constraints form a cycle")
        output.mark = mark
        return overridden


class UnaryConstraint(Constraint):
    def __init__(self, planner, variable, strength):
        super().__init__(planner, strength)
        self.variable = variable
        self.satisfied = False
        self.add()

    def add_to_graph(self):
        self.variable.add_constraint(self)
        self.satisfied = False

    def remove_from_graph(self):
        self.variable.remove_constraint(self)
        self.satisfied = False

    def choose_method(self, mark):
        variable = self.variable
        self.satisfied = variable.mark != mark and self.strength.stronger_than(variable.walk_strength)

    def is_satisfied(self):
        return self.satisfied

    def mark_unsatisfied(self):
        self.satisfied = False

    def mark_inputs(self, mark):
        pass

    def inputs_known(self, mark):
        return True

    def output(self):
        return self.variable

    def recalculate(self):
        self.variable.walk_strength = self.strength
        self.variable.stay = not self.is_input()
        if self.variable.stay:
            self.execute()

    def execute(self):
        pass


class Stay(UnaryConstraint):
    """The variable should keep its value."""


class Edit(UnaryConstraint):
    """The variable is set from outside."""

    def is_input(self):
        return True


class BinaryConstraint(Constraint):
    """A relation of two variables, either of which may be computed."""

    def __init__(self, planner, first, second, strength):
        super().__init__(planner, strength)
        self.first = first
        self.second = second
        self.direction = UNSATISFIED
        self.add()

    def add_to_graph(self):
        self.first.add_constraint(self)
        self.second.add_constraint(self)
        self.direction = UNSATISFIED

    def remove_from_graph(self):
        self.first.remove_constraint(self)
        self.second.remove_constraint(self)
        self.direction = UNSATISFIED

    def choose_method(self, mark):
        """Compute the variable that is weaker, unless it is settled already."""
        first, second = self.first, self.second
        if first.mark == mark:
            direction = FORWARD
        elif second.mark == mark or first.walk_strength.weaker_than(second.walk_strength):
            direction = BACKWARD
        else:
            direction = FORWARD
        target = second if direction == FORWARD else first
        if target.mark != mark and self.strength.stronger_than(target.walk_strength):
            self.direction = direction
        else:
            self.direction = UNSATISFIED

    def is_satisfied(self):
        return self.direction != UNSATISFIED

    def mark_unsatisfied(self):
        self.direction = UNSATISFIED

    def input(self):
        return self.first if self.direction == FORWARD else self.second

    def output(self):
        return self.second if self.direction == FORWARD else self.first

    def mark_inputs(self, mark):
        self.input().mark = mark

    def inputs_known(self, mark):
        source = self.input()
        return source.mark == mark or source.stay or source.determined_by is None

    def recalculate(self):
        source, target = self.input(), self.output()
        target.walk_strength = self.strength.weakest_of(source.walk_strength)
        target.stay = source.stay
        if target.stay:
            self.execute()


class Equality(BinaryConstraint):
    """first == second"""

    def execute(self):
        self.output().value = self.input().value


class Scale(BinaryConstraint):
    """second == first * scale + offset"""

    def __init__(self, planner, first, scale, offset, second, strength):
        self.scale = scale
        self.offset = offset
        super().__init__(planner, first, second, strength)

    def add_to_graph(self):
        super().add_to_graph()
        self.scale.add_constraint(self)
        self.offset.add_constraint(self)

    def remove_from_graph(self):
        super().remove_from_graph()
        self.scale.remove_constraint(self)
        self.offset.remove_constraint(self)

    def mark_inputs(self, mark):
        super().mark_inputs(mark)
        self.scale.mark = mark
        self.offset.mark = mark

    def recalculate(self):
        source, target = self.input(), self.output()
        target.walk_strength = self.strength.weakest_of(source.walk_strength)
        target.stay = source.stay and self.scale.stay and self.offset.stay
        if target.stay:
            self.execute()

    def execute(self):
        if self.direction == FORWARD:
            self.second.value = self.first.value * self.scale.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.scale.value


class Planner:
    def __init__(self):
        self.current_mark = 0

    def new_mark(self):
        self.current_mark += 1
        return self.current_mark

    def incremental_add(self, constraint):
        """Satisfy the constraint, then each one displaced, until none is."""
        mark = self.new_mark()
        overridden = constraint.satisfy(mark)
        while overridden is not None:
            overridden = overridden.satisfy(mark)

    def incremental_remove(self, constraint):
        """Retract the constraint; others may now be satisfied in its place."""
        output = constraint.output()
        constraint.mark_unsatisfied()
        constraint.remove_from_graph()
        unsatisfied = self.remove_propagate_from(output)
        for strength in STRENGTHS:
            for candidate in unsatisfied:
                if candidate.strength is strength:
                    self.incremental_add(candidate)

    def add_propagate(self, constraint, mark):
        """Recompute what is downstream; False if that leads to a cycle."""
        todo = [constraint]
        while todo:
            current = todo.pop()
            if current.output().mark == mark:
                self.incremental_remove(constraint)
                return False
            current.recalculate()
            self.add_consumers(current.output(), todo)
        return True

    def remove_propagate_from(self, output):
        """Forget what determined the variable; return what is unsatisfied."""
        output.determined_by = None
        output.walk_strength = WEAKEST
        output.stay = True
        unsatisfied = []
        todo = [output]
        while todo:
            variable = todo.pop()
            for constraint in variable.constraints:
                if not constraint.is_satisfied():
                    unsatisfied.append(constraint)
            determining = variable.determined_by
            for constraint in variable.constraints:
                if constraint is not determining and constraint.is_satisfied():
                    constraint.recalculate()
                    todo.append(constraint.output())
        return unsatisfied

    def add_consumers(self, variable, todo):
        """Append the satisfied constraints that read this variable."""
        determining = variable.determined_by
        for constraint in variable.constraints:
            if constraint is not determining and constraint.is_satisfied():
                todo.append(constraint)

    def extract_plan(self, constraints):
        """The constraints to execute, in order, when the inputs change."""
        mark = self.new_mark()
        plan = []
        todo = [c for c in constraints if c.is_input() and c.is_satisfied()]
        while todo:
            constraint = todo.pop()
            output = constraint.output()
            if output.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                output.mark = mark
                self.add_consumers(output, todo)
        return plan


def execute(plan):
    for constraint in plan:
        constraint.execute()


def check(actual, expected):
    if actual != expected:
        raise AssertionError(f"{actual} instead of {expected}")


def chain_test(length):
    """Edit one end of a chain of equalities; the other end must follow."""
    planner = Planner()
    variables = [Variable(f"v{i}") for i in range(length + 1)]
    for i in range(length):
        Equality(planner, variables[i], variables[i + 1], REQUIRED)
    first, last = variables[0], variables[length]
    Stay(planner, last, STRONG_DEFAULT)
    edit = Edit(planner, first, PREFERRED)
    plan = planner.extract_plan([edit])
    total = 0
    for i in range(100):
        first.value = i
        execute(plan)
        check(last.value, i)
        total += last.value
    edit.destroy()
    return total


def change(planner, variable, value):
    edit = Edit(planner, variable, PREFERRED)
    plan = planner.extract_plan([edit])
    for _ in range(10):
        variable.value = value
        execute(plan)
    edit.destroy()


def projection_test(length):
    """Edit sources, targets, scale and offset of many linear relations."""
    planner = Planner()
    scale = Variable("scale", 10)
    offset = Variable("offset", 1000)
    sources = []
    targets = []
    for i in range(length):
        source = Variable(f"source{i}", i)
        target = Variable(f"target{i}", i)
        sources.append(source)
        targets.append(target)
        Stay(planner, source, NORMAL)
        Scale(planner, source, scale, offset, target, REQUIRED)

    change(planner, sources[-1], 17)
    check(targets[-1].value, 1170)
    change(planner, targets[-1], 1050)
    check(sources[-1].value, 5)
    change(planner, scale, 5)
    for i in range(length - 1):
        check(targets[i].value, i * 5 + 1000)
    change(planner, offset, 2000)
    for i in range(length - 1):
        check(targets[i].value, i * 5 + 2000)
    return sum(target.value for target in targets)


def main(n):
    total = 0
    for _ in range(n):
        total += chain_test(LENGTH)
        total += projection_test(LENGTH)
    return total


def operations(n):
    return n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
