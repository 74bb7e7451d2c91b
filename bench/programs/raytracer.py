"""Ray tracer: spheres over a chequered floor, with shadows and reflections.

Renders a small picture, one ray through each pixel, following reflections
up to four deep. Every vector is an object, and all arithmetic on vectors
goes through operator methods, so this measures allocation of short-lived
objects, operator overloading, method calls on several classes, and floats.

n:   the height of the picture in pixels; the width is 4/3 of it.
op:  one pixel.
"""

import math
import sys
import time

DEFAULT_SIZE = 36

FAR = 1.0e30
NEAR = 1.0e-6
MAX_DEPTH = 4


class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def __neg__(self):
        return Vector(-self.x, -self.y, -self.z)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other):
        return Vector(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    def length(self):
        return math.sqrt(self.dot(self))

    def normalized(self):
        return self * (1.0 / self.length())

    def reflected(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Color:
    def __init__(self, red, green, blue):
        self.red = red
        self.green = green
        self.blue = blue

    def __add__(self, other):
        return Color(self.red + other.red, self.green + other.green, self.blue + other.blue)

    def __mul__(self, other):
        if isinstance(other, Color):
            return Color(self.red * other.red, self.green * other.green, self.blue * other.blue)
        return Color(self.red * other, self.green * other, self.blue * other)

    def to_bytes(self):
        return to_byte(self.red), to_byte(self.green), to_byte(self.blue)


def to_byte(level):
    return int(max(0.0, min(1.0, level)) * 255.0 + 0.5)


BLACK = Color(0.0, 0.0, 0.0)
WHITE = Color(1.0, 1.0, 1.0)
SKY = Color(0.55, 0.7, 0.9)


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction

    def at(self, distance):
        return self.origin + self.direction * distance


class Material:
    def __init__(self, diffuse, specular, shininess, reflection):
        self.diffuse = diffuse
        self.specular = specular
        self.shininess = shininess
        self.reflection = reflection

    def color_at(self, point):
        return self.diffuse


class Chequered(Material):
    def __init__(self, diffuse, other, specular, shininess, reflection):
        super().__init__(diffuse, specular, shininess, reflection)
        self.other = other

    def color_at(self, point):
        if (math.floor(point.x) + math.floor(point.z)) % 2:
            return self.diffuse
        return self.other


class Sphere:
    def __init__(self, center, radius, material):
        self.center = center
        self.radius = radius
        self.material = material

    def hit(self, ray):
        """The distance at which the ray meets this shape, or FAR."""
        to_center = self.center - ray.origin
        along = to_center.dot(ray.direction)
        discriminant = self.radius * self.radius - to_center.dot(to_center) + along * along
        if discriminant < 0.0:
            return FAR
        root = math.sqrt(discriminant)
        if along - root > NEAR:
            return along - root
        if along + root > NEAR:
            return along + root
        return FAR

    def normal_at(self, point):
        return (point - self.center) * (1.0 / self.radius)


class Plane:
    def __init__(self, normal, offset, material):
        self.normal = normal
        self.offset = offset
        self.material = material

    def hit(self, ray):
        slope = self.normal.dot(ray.direction)
        if -NEAR < slope < NEAR:
            return FAR
        distance = (self.offset - self.normal.dot(ray.origin)) / slope
        return distance if distance > NEAR else FAR

    def normal_at(self, point):
        return self.normal


class Light:
    def __init__(self, position, color):
        self.position = position
        self.color = color


class Camera:
    def __init__(self, position, target, width, height):
        self.position = position
        self.forward = (target - position).normalized()
        self.right = self.forward.cross(Vector(0.0, 1.0, 0.0)).normalized()
        self.up = self.right.cross(self.forward)
        self.width = width
        self.height = height

    def ray(self, x, y):
        across = (x + 0.5 - self.width / 2.0) / self.height
        down = (y + 0.5 - self.height / 2.0) / self.height
        direction = self.forward + self.right * across - self.up * down
        return Ray(self.position, direction.normalized())


class Scene:
    def __init__(self, shapes, lights):
        self.shapes = shapes
        self.lights = lights

    def nearest(self, ray):
        best, best_distance = None, FAR
        for shape in self.shapes:
            distance = shape.hit(ray)
            if distance < best_distance:
                best, best_distance = shape, distance
        return best, best_distance

    def is_lit(self, point, direction, distance):
        """Is nothing between the point and a light that far away?"""
        ray = Ray(point, direction)
        for shape in self.shapes:
            if shape.hit(ray) < distance:
                return False
        return True

    def trace(self, ray, depth):
        shape, distance = self.nearest(ray)
        if shape is None:
            return SKY
        point = ray.at(distance)
        normal = shape.normal_at(point)
        if normal.dot(ray.direction) > 0.0:
            normal = -normal
        # Start secondary rays a little above the surface.
        point = point + normal * (100.0 * NEAR)
        mirrored = ray.direction.reflected(normal)
        color = self.shade(shape.material, point, normal, mirrored)
        reflection = shape.material.reflection
        if reflection > 0.0 and depth < MAX_DEPTH:
            color = color + self.trace(Ray(point, mirrored), depth + 1) * reflection
        return color

    def shade(self, material, point, normal, mirrored):
        surface = material.color_at(point)
        color = surface * 0.1
        for light in self.lights:
            to_light = light.position - point
            distance = to_light.length()
            direction = to_light * (1.0 / distance)
            facing = normal.dot(direction)
            if facing > 0.0 and self.is_lit(point, direction, distance):
                color = color + surface * light.color * facing
                glance = mirrored.dot(direction)
                if glance > 0.0:
                    color = color + light.color * (material.specular * power(glance, material.shininess))
        return color


def power(base, exponent):
    """base to a positive integer power, by squaring."""
    result = 1.0
    while exponent:
        if exponent & 1:
            result *= base
        base *= base
        exponent >>= 1
    return result


def make_scene():
    floor = Chequered(WHITE * 0.9, Color(0.15, 0.2, 0.3), 0.2, 8, 0.2)
    mirror = Material(WHITE * 0.2, 0.9, 128, 0.7)
    red = Material(Color(0.85, 0.15, 0.1), 0.6, 32, 0.2)
    green = Material(Color(0.1, 0.65, 0.2), 0.4, 16, 0.1)
    blue = Material(Color(0.15, 0.25, 0.9), 0.6, 64, 0.3)
    shapes = [
        Plane(Vector(0.0, 1.0, 0.0), 0.0, floor),
        Sphere(Vector(0.0, 1.0, 0.0), 1.0, mirror),
        Sphere(Vector(-1.9, 0.6, -0.6), 0.6, red),
        Sphere(Vector(1.7, 0.5, -0.9), 0.5, green),
        Sphere(Vector(0.5, 0.3, -1.8), 0.3, blue),
    ]
    lights = [
        Light(Vector(-5.0, 6.0, -5.0), WHITE * 0.7),
        Light(Vector(4.0, 3.0, -3.0), Color(0.4, 0.35, 0.3)),
    ]
    return Scene(shapes, lights)


def main(n):
    width, height = n * 4 // 3, n
    scene = make_scene()
    camera = Camera(Vector(0.0, 2.0, -6.0), Vector(0.0, 0.7, 0.0), width, height)
    totals = [0, 0, 0]
    picture = 0
    for y in range(height):
        for x in range(width):
            pixel = scene.trace(camera.ray(x, y), 0).to_bytes()
            for i, level in enumerate(pixel):
                totals[i] += level
                picture = (picture * 31 + level) & 0xFFFFFFFF
    return f"{totals} {picture}"


def operations(n):
    return n * 4 // 3 * n


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    start = time.perf_counter()
    checksum = main(size)
    elapsed = time.perf_counter() - start
    print(checksum)
    if "--time" in sys.argv[2:]:
        print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
