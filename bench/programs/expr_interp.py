"""A small language: tokenizer, recursive descent parser, tree evaluator.

The language has integers, variables, the usual operators with precedence
and short-circuit logic, assignment, if, while, print, and functions with
recursion. Its sample program sums the primes up to n and prints a few gcds
and Fibonacci numbers. Tokenizing and parsing take little time; evaluating
the tree measures virtual calls on many small classes, dictionary variables,
and an exception for every return.

n:   the sample program sums the primes up to n.
op:  one number tested by the sample program.
"""

import sys
import time

DEFAULT_SIZE = 1800

SAMPLE = """
# Is k divisible by nothing but 1 and itself?
def is_prime(k) {
    if k < 2 { return 0; }
    if k % 2 == 0 { return k == 2; }
    d = 3;
    while d * d <= k {
        if k % d == 0 { return 0; }
        d = d + 2;
    }
    return 1;
}

def gcd(a, b) {
    while b != 0 {
        rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

def fib(k) {
    if k < 2 { return k; } else { return fib(k - 1) + fib(k - 2); }
}

sum = 0;
count = 0;
i = 0;
while i <= limit {
    if is_prime(i) and not (i % 10 == 3 and i > 1000) or i == 1003 {
        sum = sum + i;
        count = count + 1;
    }
    i = i + 1;
}
print count;
print sum;
print gcd(sum * 12, count * 18) + -gcd(17, 5) * (2 + 3 - 1) / 2;
print fib(11);
"""


class LanguageError(Exception):
    pass


# Tokens: (kind, value, line). The kind of an operator, a bracket or a
# keyword is its own text; otherwise it is NUMBER, NAME or END.

NUMBER = "number"
NAME = "name"
END = "end of program"

KEYWORDS = {"def", "return", "if", "else", "while", "print", "and", "or", "not"}
PAIRS = {"==", "!=", "<=", ">="}
SINGLES = set("+-*/%<>=(){},;")


def tokenize(source):
    tokens = []
    line = 1
    position = 0
    length = len(source)
    while position < length:
        char = source[position]
        if char == "\n":
            line += 1
            position += 1
        elif char.isspace():
            position += 1
        elif char == "#":
            while position < length and source[position] != "\n":
                position += 1
        elif char.isdigit():
            start = position
            while position < length and source[position].isdigit():
                position += 1
            tokens.append((NUMBER, int(source[start:position]), line))
        elif char.isalpha() or char == "_":
            start = position
            while position < length and (source[position].isalnum() or source[position] == "_"):
                position += 1
            word = source[start:position]
            tokens.append((word if word in KEYWORDS else NAME, word, line))
        elif source[position:position + 2] in PAIRS:
            pair = source[position:position + 2]
            tokens.append((pair, pair, line))
            position += 2
        elif char in SINGLES:
            tokens.append((char, char, line))
            position += 1
        else:
            raise LanguageError(f"line {line}: unexpected {char!r}")
    tokens.append((END, None, line))
    return tokens


class Frame:
    """The variables of one call, and where to find functions and output."""

    def __init__(self, machine):
        self.machine = machine
        self.variables = {}


class Return(Exception):
    def __init__(self, value):
        super().__init__()
        self.value = value


class Node:
    def __init__(self, *children):
        self.children = children

    def evaluate(self, frame):
        raise NotImplementedError


class Number(Node):
    def __init__(self, value):
        super().__init__()
        self.value = value

    def evaluate(self, frame):
        return self.value


class Name(Node):
    def __init__(self, name):
        super().__init__()
        self.name = name

    def evaluate(self, frame):
        try:
            return frame.variables[self.name]
        except KeyError:
            raise LanguageError(f"{self.name} has no value") from None


class Unary(Node):
    def __init__(self, operand):
        super().__init__(operand)
        self.operand = operand


class Negative(Unary):
    def evaluate(self, frame):
        return -self.operand.evaluate(frame)


class Not(Unary):
    def evaluate(self, frame):
        return 0 if self.operand.evaluate(frame) else 1


class Binary(Node):
    def __init__(self, left, right):
        super().__init__(left, right)
        self.left = left
        self.right = right


class Add(Binary):
    def evaluate(self, frame):
        return self.left.evaluate(frame) + self.right.evaluate(frame)


class Subtract(Binary):
    def evaluate(self, frame):
        return self.left.evaluate(frame) - self.right.evaluate(frame)


class Multiply(Binary):
    def evaluate(self, frame):
        return self.left.evaluate(frame) * self.right.evaluate(frame)


class Divide(Binary):
    def evaluate(self, frame):
        return self.left.evaluate(frame) // self.right.evaluate(frame)


class Remainder(Binary):
    def evaluate(self, frame):
        return self.left.evaluate(frame) % self.right.evaluate(frame)


class Equal(Binary):
    def evaluate(self, frame):
        return 1 if self.left.evaluate(frame) == self.right.evaluate(frame) else 0


class NotEqual(Binary):
    def evaluate(self, frame):
        return 1 if self.left.evaluate(frame) != self.right.evaluate(frame) else 0


class Less(Binary):
    def evaluate(self, frame):
        return 1 if self.left.evaluate(frame) < self.right.evaluate(frame) else 0


class LessEqual(Binary):
    def evaluate(self, frame):
        return 1 if self.left.evaluate(frame) <= self.right.evaluate(frame) else 0


class Greater(Binary):
    def evaluate(self, frame):
        return 1 if self.left.evaluate(frame) > self.right.evaluate(frame) else 0


class GreaterEqual(Binary):
    def evaluate(self, frame):
        return 1 if self.left.evaluate(frame) >= self.right.evaluate(frame) else 0


class And(Binary):
    def evaluate(self, frame):
        return self.left.evaluate(frame) and self.right.evaluate(frame)


class Or(Binary):
    def evaluate(self, frame):
        return self.left.evaluate(frame) or self.right.evaluate(frame)


class Call(Node):
    def __init__(self, name, arguments):
        super().__init__(*arguments)
        self.name = name

    def evaluate(self, frame):
        arguments = [child.evaluate(frame) for child in self.children]
        return frame.machine.call(self.name, arguments)


class Assign(Node):
    def __init__(self, name, value):
        super().__init__(value)
        self.name = name
        self.value = value

    def evaluate(self, frame):
        frame.variables[self.name] = self.value.evaluate(frame)


class Print(Unary):
    def evaluate(self, frame):
        frame.machine.output.append(self.operand.evaluate(frame))


class ReturnValue(Unary):
    def evaluate(self, frame):
        raise Return(self.operand.evaluate(frame))


class Block(Node):
    def evaluate(self, frame):
        for statement in self.children:
            statement.evaluate(frame)


class If(Node):
    def __init__(self, condition, then, otherwise):
        super().__init__(condition, then, otherwise)
        self.condition = condition
        self.then = then
        self.otherwise = otherwise

    def evaluate(self, frame):
        if self.condition.evaluate(frame):
            self.then.evaluate(frame)
        elif self.otherwise is not None:
            self.otherwise.evaluate(frame)


class While(Node):
    def __init__(self, condition, body):
        super().__init__(condition, body)
        self.condition = condition
        self.body = body

    def evaluate(self, frame):
        while self.condition.evaluate(frame):
            self.body.evaluate(frame)


class Define(Node):
    def __init__(self, name, parameters, body):
        super().__init__(body)
        self.name = name
        self.parameters = parameters
        self.body = body

    def evaluate(self, frame):
        frame.machine.functions[self.name] = self


class Parser:
    """One method per precedence level, from statements down to atoms."""

    COMPARISONS = {"==": Equal, "!=": NotEqual, "<": Less, "<=": LessEqual, ">": Greater, ">=": GreaterEqual}
    SUMS = {"+": Add, "-": Subtract}
    PRODUCTS = {"*": Multiply, "/": Divide, "%": Remainder}

    def __init__(self, tokens):
        self.tokens = tokens
        self.position = 0

    @property
    def kind(self):
        return self.tokens[self.position][0]

    def advance(self):
        token = self.tokens[self.position]
        self.position += 1
        return token[1]

    def accept(self, kind):
        if self.kind == kind:
            self.position += 1
            return True
        return False

    def expect(self, kind):
        found, value, line = self.tokens[self.position]
        if found != kind:
            raise LanguageError(f"line {line}: {kind} expected, {found} found")
        self.position += 1
        return value

    def program(self):
        statements = []
        while self.kind != END:
            statements.append(self.statement())
        return Block(*statements)

    def block(self):
        self.expect("{")
        statements = []
        while not self.accept("}"):
            statements.append(self.statement())
        return Block(*statements)

    def statement(self):
        if self.accept("def"):
            return self.definition()
        if self.accept("if"):
            return self.conditional()
        if self.accept("while"):
            condition = self.expression()
            return While(condition, self.block())
        if self.accept("print"):
            node = Print(self.expression())
        elif self.accept("return"):
            node = ReturnValue(self.expression())
        else:
            name = self.expect(NAME)
            self.expect("=")
            node = Assign(name, self.expression())
        self.expect(";")
        return node

    def definition(self):
        name = self.expect(NAME)
        self.expect("(")
        parameters = []
        if not self.accept(")"):
            parameters.append(self.expect(NAME))
            while self.accept(","):
                parameters.append(self.expect(NAME))
            self.expect(")")
        return Define(name, parameters, self.block())

    def conditional(self):
        condition = self.expression()
        then = self.block()
        otherwise = self.block() if self.accept("else") else None
        return If(condition, then, otherwise)

    def expression(self):
        node = self.conjunction()
        while self.accept("or"):
            node = Or(node, self.conjunction())
        return node

    def conjunction(self):
        node = self.negation()
        while self.accept("and"):
            node = And(node, self.negation())
        return node

    def negation(self):
        if self.accept("not"):
            return Not(self.negation())
        return self.comparison()

    def comparison(self):
        node = self.sum()
        if self.kind in self.COMPARISONS:
            make = self.COMPARISONS[self.advance()]
            node = make(node, self.sum())
        return node

    def sum(self):
        node = self.product()
        while self.kind in self.SUMS:
            make = self.SUMS[self.advance()]
            node = make(node, self.product())
        return node

    def product(self):
        node = self.factor()
        while self.kind in self.PRODUCTS:
            make = self.PRODUCTS[self.advance()]
            node = make(node, self.factor())
        return node

    def factor(self):
        if self.accept("-"):
            return Negative(self.factor())
        if self.accept("("):
            node = self.expression()
            self.expect(")")
            return node
        if self.kind == NUMBER:
            return Number(self.advance())
        name = self.expect(NAME)
        if not self.accept("("):
            return Name(name)
        arguments = []
        if not self.accept(")"):
            arguments.append(self.expression())
            while self.accept(","):
                arguments.append(self.expression())
            self.expect(")")
        return Call(name, arguments)


class Machine:
    def __init__(self):
        self.functions = {}
        self.output = []

    def run(self, program, **variables):
        frame = Frame(self)
        frame.variables.update(variables)
        program.evaluate(frame)
        return self.output

    def call(self, name, arguments):
        function = self.functions.get(name)
        if function is None:
            raise LanguageError(f"no function {name}")
        if len(arguments) != len(function.parameters):
            raise LanguageError(f"{name} takes {len(function.parameters)} arguments, {len(arguments)} given")
        frame = Frame(self)
        for parameter, argument in zip(function.parameters, arguments):
            frame.variables[parameter] = argument
        try:
            function.body.evaluate(frame)
        except Return as result:
            return result.value
        return 0


def main(n):
    program = Parser(tokenize(SAMPLE)).program()
    return " ".join(str(value) for value in Machine().run(program, limit=n))


def operations(n):
    return n + 1


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
