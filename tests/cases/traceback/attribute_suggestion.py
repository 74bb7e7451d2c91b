# A suggestion after the message of an AttributeError.
class Robot:
    def __init__(self):
        self.position = 0

    def forward(self):
        self.positon += 1


r = Robot()
r.forward()
# raises: AttributeError: 'Robot' object has no attribute 'positon'. Did you mean: 'position'?
