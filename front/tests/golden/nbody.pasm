.file "test.py"
.source
    | """N-body: the Sun and the four Jovian planets under gravity.
    |
    | Integrates the five bodies with a symplectic (velocity first) Euler step and
    | prints the total energy before and after, which must nearly agree. Measures
    | floating-point arithmetic on object attributes and loops over short lists.
    |
    | The orbital elements are the public ephemeris values for Jupiter, Saturn,
    | Uranus and Neptune, in astronomical units, days and solar masses.
    |
    | n:   the number of time steps of 0.01 days.
    | op:  one step of all five bodies (ten pair interactions).
    | """
    |
    | import math
    | import sys
    | import time
    |
    | DEFAULT_SIZE = 15_000
    |
    | SOLAR_MASS = 4.0 * math.pi * math.pi
    | DAYS_PER_YEAR = 365.24
    | STEP = 0.01
    |
    |
    | class Body:
    |     def __init__(self, x, y, z, vx, vy, vz, mass):
    |         self.x = x
    |         self.y = y
    |         self.z = z
    |         self.vx = vx * DAYS_PER_YEAR
    |         self.vy = vy * DAYS_PER_YEAR
    |         self.vz = vz * DAYS_PER_YEAR
    |         self.mass = mass * SOLAR_MASS
    |
    |
    | def make_bodies():
    |     sun = Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
    |     jupiter = Body(
    |         4.84143144246472090e00, -1.16032004402742839e00, -1.03622044471123109e-01,
    |         1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05,
    |         9.54791938424326609e-04,
    |     )
    |     saturn = Body(
    |         8.34336671824457987e00, 4.12479856412430479e00, -4.03523417114321381e-01,
    |         -2.76742510726411640e-03, 4.99852801234917238e-03, 2.30417297573763929e-05,
    |         2.85885980666130812e-04,
    |     )
    |     uranus = Body(
    |         1.28943695621391310e01, -1.51111514016986312e01, -2.23307578892655734e-01,
    |         2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05,
    |         4.36624404335156298e-05,
    |     )
    |     neptune = Body(
    |         1.53796971148509165e01, -2.59193146099879641e01, 1.79258772950371181e-01,
    |         2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05,
    |         5.15138902046611451e-05,
    |     )
    |     bodies = [sun, jupiter, saturn, uranus, neptune]
    |
    |     # Give the Sun the momentum that keeps the centre of mass at rest.
    |     px = py = pz = 0.0
    |     for body in bodies:
    |         px += body.vx * body.mass
    |         py += body.vy * body.mass
    |         pz += body.vz * body.mass
    |     sun.vx = -px / SOLAR_MASS
    |     sun.vy = -py / SOLAR_MASS
    |     sun.vz = -pz / SOLAR_MASS
    |     return bodies
    |
    |
    | def advance(bodies, dt):
    |     count = len(bodies)
    |     for i in range(count):
    |         a = bodies[i]
    |         for j in range(i + 1, count):
    |             b = bodies[j]
    |             dx = a.x - b.x
    |             dy = a.y - b.y
    |             dz = a.z - b.z
    |             squared = dx * dx + dy * dy + dz * dz
    |             magnitude = dt / (squared * math.sqrt(squared))
    |             pull = b.mass * magnitude
    |             a.vx -= dx * pull
    |             a.vy -= dy * pull
    |             a.vz -= dz * pull
    |             pull = a.mass * magnitude
    |             b.vx += dx * pull
    |             b.vy += dy * pull
    |             b.vz += dz * pull
    |     for body in bodies:
    |         body.x += dt * body.vx
    |         body.y += dt * body.vy
    |         body.z += dt * body.vz
    |
    |
    | def energy(bodies):
    |     total = 0.0
    |     for i, a in enumerate(bodies):
    |         total += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
    |         for b in bodies[i + 1:]:
    |             dx = a.x - b.x
    |             dy = a.y - b.y
    |             dz = a.z - b.z
    |             total -= a.mass * b.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
    |     return total
    |
    |
    | def main(n):
    |     bodies = make_bodies()
    |     before = energy(bodies)
    |     for _ in range(n):
    |         advance(bodies, STEP)
    |     return f"{before:.9f} {energy(bodies):.9f}"
    |
    |
    | def operations(n):
    |     return n
    |
    |
    | if __name__ == "__main__":
    |     size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    |     start = time.perf_counter()
    |     checksum = main(size)
    |     elapsed = time.perf_counter() - start
    |     print(checksum)
    |     if "--time" in sys.argv[2:]:
    |         print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
    |

.code "<module>"
    .doc "N-body: the Sun and the four Jovian planets under gravity.\n\nIntegrates the five bodies with a symplectic (velocity first) Euler step and\nprints the total energy before and after, which must nearly agree. Measures\nfloating-point arithmetic on object attributes and loops over short lists.\n\nThe orbital elements are the public ephemeris values for Jupiter, Saturn,\nUranus and Neptune, in astronomical units, days and solar masses.\n\nn:   the number of time steps of 0.01 days.\nop:  one step of all five bodies (ten pair interactions).\n"
    .flags module
    .regs 7
    .line 1
    ; """N-body: the Sun and the four Jovian planets under gravity.
    .at 1:0-12:3
    load_const r0, "N-body: the Sun and the four Jovian planets under gravity.\n\nIntegrates the five bodies with a symplectic (velocity first) Euler step and\nprints the total energy before and after, which must nearly agree. Measures\nfloating-point arithmetic on object attributes and loops over short lists.\n\nThe orbital elements are the public ephemeris values for Jupiter, Saturn,\nUranus and Neptune, in astronomical units, days and solar masses.\n\nn:   the number of time steps of 0.01 days.\nop:  one step of all five bodies (ten pair interactions).\n"
    global_set r0, __doc__
    ; import math
    .at 14:0-14:11
    load_special r0, None
    import r1, r0, math
    global_set r1, math
    ; import sys
    .at 15:0-15:10
    load_special r0, None
    import r1, r0, sys
    global_set r1, sys
    ; import time
    .at 16:0-16:11
    load_special r0, None
    import r1, r0, time
    global_set r1, time
    ; DEFAULT_SIZE = 15_000
    .at 18:15-18:21
    load_int r0, 15000
    .at 18:0-18:12
    global_set r0, DEFAULT_SIZE
    ; SOLAR_MASS = 4.0 * math.pi * math.pi
    .at 20:13-20:16
    load_const r0, 4.0
    .at 20:19-20:23
    global_get r1, math
    .at 20:19-20:26
    get_attr r1, r1, pi
    .at 20:13-20:26
    mul r0, r0, r1
    .at 20:29-20:33
    global_get r1, math
    .at 20:29-20:36
    get_attr r1, r1, pi
    .at 20:13-20:36
    mul r0, r0, r1
    .at 20:0-20:10
    global_set r0, SOLAR_MASS
    ; DAYS_PER_YEAR = 365.24
    .at 21:16-21:22
    load_const r0, 365.24
    .at 21:0-21:13
    global_set r0, DAYS_PER_YEAR
    ; STEP = 0.01
    .at 22:7-22:11
    load_const r0, 0.01
    .at 22:0-22:4
    global_set r0, STEP
    ; class Body:
    .at 25:0-33:37
    load_intrinsic r0, build_class
    make_function r1, r3, code "Body"
    load_const r2, "Body"
    call r0, r0, 2
    global_set r0, Body
    ; def make_bodies():
    .at 36:0-69:17
    make_function r0, r0, code "make_bodies"
    global_set r0, make_bodies
    ; def advance(bodies, dt):
    .at 72:0-94:30
    make_function r0, r0, code "advance"
    global_set r0, advance
    ; def energy(bodies):
    .at 97:0-106:16
    make_function r0, r0, code "energy"
    global_set r0, energy
    ; def main(n):
    .at 109:0-114:47
    make_function r0, r0, code "main"
    global_set r0, main
    ; def operations(n):
    .at 117:0-118:12
    make_function r0, r0, code "operations"
    global_set r0, operations
    ; if __name__ == "__main__":
    .at 121:3-121:11
    global_get r0, __name__
    .at 121:15-121:25
    load_const r3, "__main__"
    .at 121:3-121:25
    jump_eq r0, r3, L3, 0
    ; size = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SIZE
    .at 122:31-122:34
    global_get r1, len
    .at 122:35-122:38
    global_get r3, sys
    .at 122:35-122:43
    get_attr r2, r3, argv
    .at 122:31-122:44
    call r1, r1, 1
    .at 122:31-122:48
    jump_gt_i r1, 1, L1, 0
    .at 122:11-122:14
    global_get r1, int
    .at 122:15-122:18
    global_get r3, sys
    .at 122:15-122:23
    get_attr r3, r3, argv
    .at 122:24-122:25
    load_int r4, 1
    .at 122:15-122:26
    get_item r2, r3, r4
    .at 122:11-122:27
    call r0, r1, 1
    jump L2
L1: ; pc 55
    .at 122:54-122:66
    global_get r0, DEFAULT_SIZE
L2: ; pc 56
    .at 122:4-122:8
    global_set r0, size
    ; start = time.perf_counter()
    .at 123:12-123:16
    global_get r0, time
    .at 123:12-123:31
    call_method r0, r0, perf_counter
    .at 123:4-123:9
    global_set r0, start
    ; checksum = main(size)
    .at 124:15-124:19
    global_get r0, main
    .at 124:20-124:24
    global_get r1, size
    .at 124:15-124:25
    call r0, r0, 1
    .at 124:4-124:12
    global_set r0, checksum
    ; elapsed = time.perf_counter() - start
    .at 125:14-125:18
    global_get r0, time
    .at 125:14-125:33
    call_method r0, r0, perf_counter
    .at 125:36-125:41
    global_get r1, start
    .at 125:14-125:41
    sub r0, r0, r1
    .at 125:4-125:11
    global_set r0, elapsed
    ; print(checksum)
    .at 126:4-126:9
    global_get r0, print
    .at 126:10-126:18
    global_get r1, checksum
    .at 126:4-126:19
    call r0, r0, 1
    ; if "--time" in sys.argv[2:]:
    .at 127:7-127:15
    load_const r0, "--time"
    .at 127:19-127:22
    global_get r3, sys
    .at 127:19-127:27
    get_attr r3, r3, argv
    .at 127:28-127:29
    load_int r4, 2
    .at 127:28-127:30
    load_special r5, None
    load_special r6, None
    build_slice r4, r4
    .at 127:19-127:31
    get_item r3, r3, r4
    .at 127:7-127:31
    jump_in r0, r3, L3, 0
    ; print(f"time_ns_per_op={elapsed * 1e9 / operations(size):.2f}")
    .at 128:8-128:13
    global_get r0, print
    .at 128:14-128:70
    load_const r2, "time_ns_per_op="
    .at 128:32-128:39
    global_get r4, elapsed
    .at 128:42-128:45
    load_const r5, 1000000000.0
    .at 128:32-128:45
    mul r4, r4, r5
    .at 128:48-128:58
    global_get r5, operations
    .at 128:59-128:63
    global_get r6, size
    .at 128:48-128:64
    call r5, r5, 1
    .at 128:32-128:64
    true_div r4, r4, r5
    .at 128:14-128:70
    load_const r5, ".2f"
    format_value r3, r4, r5, 4
    build_string r1, r2, 2
    .at 128:8-128:71
    call r0, r0, 1
L3: ; pc 94
    .at 0:0-0:0
    load_special r0, None
    return r0

.code "Body"
    .flags namespace
    .regs 2
    .line 25
    ; class Body:
    .at 25:0-33:37
    global_get r1, __name__
    name_set r0, __module__, r1
    load_const r1, "Body"
    name_set r0, __qualname__, r1
    ; def __init__(self, x, y, z, vx, vy, vz, mass):
    .at 26:4-33:37
    make_function r1, r1, code "Body.__init__"
    name_set r0, __init__, r1
    .at 0:0-0:0
    load_special r1, None
    return r1

.code "Body.__init__"
    .pos 8
    .params self, x, y, z, vx, vy, vz, mass
    .regs 9
    .line 26
    ; self.x = x
    .at 27:8-27:14
    set_attr r0, x, r1
    ; self.y = y
    .at 28:8-28:14
    set_attr r0, y, r2
    ; self.z = z
    .at 29:8-29:14
    set_attr r0, z, r3
    ; self.vx = vx * DAYS_PER_YEAR
    .at 30:23-30:36
    global_get r8, DAYS_PER_YEAR
    .at 30:18-30:36
    mul r8, r4, r8
    .at 30:8-30:15
    set_attr r0, vx, r8
    ; self.vy = vy * DAYS_PER_YEAR
    .at 31:23-31:36
    global_get r8, DAYS_PER_YEAR
    .at 31:18-31:36
    mul r8, r5, r8
    .at 31:8-31:15
    set_attr r0, vy, r8
    ; self.vz = vz * DAYS_PER_YEAR
    .at 32:23-32:36
    global_get r8, DAYS_PER_YEAR
    .at 32:18-32:36
    mul r8, r6, r8
    .at 32:8-32:15
    set_attr r0, vz, r8
    ; self.mass = mass * SOLAR_MASS
    .at 33:27-33:37
    global_get r8, SOLAR_MASS
    .at 33:20-33:37
    mul r8, r7, r8
    .at 33:8-33:17
    set_attr r0, mass, r8
    .at 0:0-0:0
    load_special r8, None
    return r8

.code "make_bodies"
    .regs 18
    .line 36
    .local sun r0
    .local jupiter r1
    .local saturn r2
    .local uranus r3
    .local neptune r4
    .local bodies r5
    .local px r6
    .local py r7
    .local pz r8
    .local body r9
    ; sun = Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
    .at 37:10-37:14
    global_get r10, Body
    .at 37:15-37:18
    load_const r11, 0.0
    .at 37:20-37:23
    load_const r12, 0.0
    .at 37:25-37:28
    load_const r13, 0.0
    .at 37:30-37:33
    load_const r14, 0.0
    .at 37:35-37:38
    load_const r15, 0.0
    .at 37:40-37:43
    load_const r16, 0.0
    .at 37:45-37:48
    load_const r17, 1.0
    .at 37:10-37:49
    call r0, r10, 7
    ; jupiter = Body(
    .at 38:14-38:18
    global_get r10, Body
    ; 4.84143144246472090e00, -1.16032004402742839e00, -1.03622044471123109e-01,
    .at 39:8-39:30
    load_const r11, 4.841431442464721
    .at 39:32-39:55
    load_const r12, -1.1603200440274284
    .at 39:57-39:81
    load_const r13, -0.10362204447112311
    ; 1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05,
    .at 40:8-40:31
    load_const r14, 0.001660076642744037
    .at 40:33-40:56
    load_const r15, 0.007699011184197404
    .at 40:58-40:82
    load_const r16, -6.90460016972063e-5
    ; 9.54791938424326609e-04,
    .at 41:8-41:31
    load_const r17, 0.0009547919384243266
    ; jupiter = Body(
    .at 38:14-42:5
    call r1, r10, 7
    ; saturn = Body(
    .at 43:13-43:17
    global_get r10, Body
    ; 8.34336671824457987e00, 4.12479856412430479e00, -4.03523417114321381e-01,
    .at 44:8-44:30
    load_const r11, 8.34336671824458
    .at 44:32-44:54
    load_const r12, 4.124798564124305
    .at 44:56-44:80
    load_const r13, -0.4035234171143214
    ; -2.76742510726411640e-03, 4.99852801234917238e-03, 2.30417297573763929e-05,
    .at 45:8-45:32
    load_const r14, -0.0027674251072641164
    .at 45:34-45:57
    load_const r15, 0.004998528012349172
    .at 45:59-45:82
    load_const r16, 2.3041729757376393e-5
    ; 2.85885980666130812e-04,
    .at 46:8-46:31
    load_const r17, 0.0002858859806661308
    ; saturn = Body(
    .at 43:13-47:5
    call r2, r10, 7
    ; uranus = Body(
    .at 48:13-48:17
    global_get r10, Body
    ; 1.28943695621391310e01, -1.51111514016986312e01, -2.23307578892655734e-01,
    .at 49:8-49:30
    load_const r11, 12.894369562139131
    .at 49:32-49:55
    load_const r12, -15.111151401698631
    .at 49:57-49:81
    load_const r13, -0.22330757889265573
    ; 2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05,
    .at 50:8-50:31
    load_const r14, 0.002964601375647616
    .at 50:33-50:56
    load_const r15, 0.0023784717395948095
    .at 50:58-50:82
    load_const r16, -2.9658956854023756e-5
    ; 4.36624404335156298e-05,
    .at 51:8-51:31
    load_const r17, 4.366244043351563e-5
    ; uranus = Body(
    .at 48:13-52:5
    call r3, r10, 7
    ; neptune = Body(
    .at 53:14-53:18
    global_get r10, Body
    ; 1.53796971148509165e01, -2.59193146099879641e01, 1.79258772950371181e-01,
    .at 54:8-54:30
    load_const r11, 15.379697114850917
    .at 54:32-54:55
    load_const r12, -25.919314609987964
    .at 54:57-54:80
    load_const r13, 0.17925877295037118
    ; 2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05,
    .at 55:8-55:31
    load_const r14, 0.0026806777249038932
    .at 55:33-55:56
    load_const r15, 0.001628241700382423
    .at 55:58-55:82
    load_const r16, -9.515922545197159e-5
    ; 5.15138902046611451e-05,
    .at 56:8-56:31
    load_const r17, 5.1513890204661145e-5
    ; neptune = Body(
    .at 53:14-57:5
    call r4, r10, 7
    ; bodies = [sun, jupiter, saturn, uranus, neptune]
    .at 58:14-58:17
    move r10, r0
    .at 58:19-58:26
    move r11, r1
    .at 58:28-58:34
    move r12, r2
    .at 58:36-58:42
    move r13, r3
    .at 58:44-58:51
    move r14, r4
    .at 58:13-58:52
    build_list r5, r10, 5
    ; px = py = pz = 0.0
    .at 61:19-61:22
    load_const r6, 0.0
    .at 61:9-61:11
    move r7, r6
    .at 61:14-61:16
    move r8, r6
    ; for body in bodies:
    .at 62:4-65:33
    get_iter r10, r5
    jump L2
L1: ; pc 56
    ; px += body.vx * body.mass
    .at 63:14-63:21
    get_attr r11, r9, vx
    .at 63:24-63:33
    get_attr r12, r9, mass
    .at 63:14-63:33
    mul r11, r11, r12
    .at 63:8-63:33
    add r6, r6, r11, 1
    ; py += body.vy * body.mass
    .at 64:14-64:21
    get_attr r11, r9, vy
    .at 64:24-64:33
    get_attr r12, r9, mass
    .at 64:14-64:33
    mul r11, r11, r12
    .at 64:8-64:33
    add r7, r7, r11, 1
    ; pz += body.vz * body.mass
    .at 65:14-65:21
    get_attr r11, r9, vz
    .at 65:24-65:33
    get_attr r12, r9, mass
    .at 65:14-65:33
    mul r11, r11, r12
    .at 65:8-65:33
    add r8, r8, r11, 1
L2: ; pc 68
    ; for body in bodies:
    .at 62:4-65:33
    for_iter r9, r10, L1
    ; sun.vx = -px / SOLAR_MASS
    .at 66:13-66:16
    neg r10, r6
    .at 66:19-66:29
    global_get r11, SOLAR_MASS
    .at 66:13-66:29
    true_div r10, r10, r11
    .at 66:4-66:10
    set_attr r0, vx, r10
    ; sun.vy = -py / SOLAR_MASS
    .at 67:13-67:16
    neg r10, r7
    .at 67:19-67:29
    global_get r11, SOLAR_MASS
    .at 67:13-67:29
    true_div r10, r10, r11
    .at 67:4-67:10
    set_attr r0, vy, r10
    ; sun.vz = -pz / SOLAR_MASS
    .at 68:13-68:16
    neg r10, r8
    .at 68:19-68:29
    global_get r11, SOLAR_MASS
    .at 68:13-68:29
    true_div r10, r10, r11
    .at 68:4-68:10
    set_attr r0, vz, r10
    ; return bodies
    .at 69:4-69:17
    return r5

.code "advance"
    .pos 2
    .params bodies, dt
    .regs 19
    .line 72
    .local count r2
    .local i r3
    .local a r4
    .local j r5
    .local b r6
    .local dx r7
    .local dy r8
    .local dz r9
    .local squared r10
    .local magnitude r11
    .local pull r12
    .local body r13
    ; count = len(bodies)
    .at 73:12-73:15
    global_get r14, len
    .at 73:16-73:22
    move r15, r0
    .at 73:12-73:23
    call r2, r14, 1
    ; for i in range(count):
    .at 74:13-74:18
    global_get r15, range
    .at 74:19-74:24
    move r16, r2
    .at 74:13-74:25
    call r15, r15, 1
    .at 74:4-90:29
    get_iter r14, r15
    jump L4
L1: ; pc 8
    ; a = bodies[i]
    .at 75:12-75:21
    get_item r4, r0, r3
    ; for j in range(i + 1, count):
    .at 76:17-76:22
    global_get r16, range
    .at 76:23-76:28
    add_i r17, r3, 1
    .at 76:30-76:35
    move r18, r2
    .at 76:17-76:36
    call r16, r16, 2
    .at 76:8-90:29
    get_iter r15, r16
    jump L3
L2: ; pc 15
    ; b = bodies[j]
    .at 77:16-77:25
    get_item r6, r0, r5
    ; dx = a.x - b.x
    .at 78:17-78:20
    get_attr r16, r4, x
    .at 78:23-78:26
    get_attr r17, r6, x
    .at 78:17-78:26
    sub r7, r16, r17
    ; dy = a.y - b.y
    .at 79:17-79:20
    get_attr r16, r4, y
    .at 79:23-79:26
    get_attr r17, r6, y
    .at 79:17-79:26
    sub r8, r16, r17
    ; dz = a.z - b.z
    .at 80:17-80:20
    get_attr r16, r4, z
    .at 80:23-80:26
    get_attr r17, r6, z
    .at 80:17-80:26
    sub r9, r16, r17
    ; squared = dx * dx + dy * dy + dz * dz
    .at 81:22-81:29
    mul r16, r7, r7
    .at 81:32-81:39
    mul r17, r8, r8
    .at 81:22-81:39
    add r16, r16, r17
    .at 81:42-81:49
    mul r17, r9, r9
    .at 81:22-81:49
    add r10, r16, r17
    ; magnitude = dt / (squared * math.sqrt(squared))
    .at 82:40-82:44
    global_get r16, math
    .at 82:50-82:57
    move r17, r10
    .at 82:40-82:58
    call_method r16, r16, sqrt, 1
    .at 82:30-82:58
    mul r16, r10, r16
    .at 82:24-82:59
    true_div r11, r1, r16
    ; pull = b.mass * magnitude
    .at 83:19-83:25
    get_attr r16, r6, mass
    .at 83:19-83:37
    mul r12, r16, r11
    ; a.vx -= dx * pull
    .at 84:12-84:16
    get_attr r16, r4, vx
    .at 84:20-84:29
    mul r17, r7, r12
    .at 84:12-84:29
    sub r16, r16, r17, 1
    .at 84:12-84:16
    set_attr r4, vx, r16
    ; a.vy -= dy * pull
    .at 85:12-85:16
    get_attr r16, r4, vy
    .at 85:20-85:29
    mul r17, r8, r12
    .at 85:12-85:29
    sub r16, r16, r17, 1
    .at 85:12-85:16
    set_attr r4, vy, r16
    ; a.vz -= dz * pull
    .at 86:12-86:16
    get_attr r16, r4, vz
    .at 86:20-86:29
    mul r17, r9, r12
    .at 86:12-86:29
    sub r16, r16, r17, 1
    .at 86:12-86:16
    set_attr r4, vz, r16
    ; pull = a.mass * magnitude
    .at 87:19-87:25
    get_attr r16, r4, mass
    .at 87:19-87:37
    mul r12, r16, r11
    ; b.vx += dx * pull
    .at 88:12-88:16
    get_attr r16, r6, vx
    .at 88:20-88:29
    mul r17, r7, r12
    .at 88:12-88:29
    add r16, r16, r17, 1
    .at 88:12-88:16
    set_attr r6, vx, r16
    ; b.vy += dy * pull
    .at 89:12-89:16
    get_attr r16, r6, vy
    .at 89:20-89:29
    mul r17, r8, r12
    .at 89:12-89:29
    add r16, r16, r17, 1
    .at 89:12-89:16
    set_attr r6, vy, r16
    ; b.vz += dz * pull
    .at 90:12-90:16
    get_attr r16, r6, vz
    .at 90:20-90:29
    mul r17, r9, r12
    .at 90:12-90:29
    add r16, r16, r17, 1
    .at 90:12-90:16
    set_attr r6, vz, r16
L3: ; pc 63
    ; for j in range(i + 1, count):
    .at 76:8-90:29
    for_iter r5, r15, L2
L4: ; pc 64
    ; for i in range(count):
    .at 74:4-90:29
    for_iter r3, r14, L1
    ; for body in bodies:
    .at 91:4-94:30
    get_iter r14, r0
    jump L6
L5: ; pc 67
    ; body.x += dt * body.vx
    .at 92:8-92:14
    get_attr r15, r13, x
    .at 92:23-92:30
    get_attr r16, r13, vx
    .at 92:18-92:30
    mul r16, r1, r16
    .at 92:8-92:30
    add r15, r15, r16, 1
    .at 92:8-92:14
    set_attr r13, x, r15
    ; body.y += dt * body.vy
    .at 93:8-93:14
    get_attr r15, r13, y
    .at 93:23-93:30
    get_attr r16, r13, vy
    .at 93:18-93:30
    mul r16, r1, r16
    .at 93:8-93:30
    add r15, r15, r16, 1
    .at 93:8-93:14
    set_attr r13, y, r15
    ; body.z += dt * body.vz
    .at 94:8-94:14
    get_attr r15, r13, z
    .at 94:23-94:30
    get_attr r16, r13, vz
    .at 94:18-94:30
    mul r16, r1, r16
    .at 94:8-94:30
    add r15, r15, r16, 1
    .at 94:8-94:14
    set_attr r13, z, r15
L6: ; pc 82
    ; for body in bodies:
    .at 91:4-94:30
    for_iter r13, r14, L5
    .at 0:0-0:0
    load_special r14, None
    return r14

.code "energy"
    .pos 1
    .params bodies
    .regs 16
    .line 97
    .local total r1
    .local i r2
    .local a r3
    .local b r4
    .local dx r5
    .local dy r6
    .local dz r7
    ; total = 0.0
    .at 98:12-98:15
    load_const r1, 0.0
    ; for i, a in enumerate(bodies):
    .at 99:16-99:25
    global_get r10, enumerate
    .at 99:26-99:32
    move r11, r0
    .at 99:16-99:33
    call r10, r10, 1
    .at 99:4-105:77
    get_iter r8, r10
    jump L4
L1: ; pc 6
    .at 99:8-99:12
    unpack r2, r9, 2
    ; total += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
    .at 100:17-100:20
    load_const r10, 0.5
    .at 100:23-100:29
    get_attr r11, r3, mass
    .at 100:17-100:29
    mul r10, r10, r11
    .at 100:33-100:37
    get_attr r11, r3, vx
    .at 100:40-100:44
    get_attr r12, r3, vx
    .at 100:33-100:44
    mul r11, r11, r12
    .at 100:47-100:51
    get_attr r12, r3, vy
    .at 100:54-100:58
    get_attr r13, r3, vy
    .at 100:47-100:58
    mul r12, r12, r13
    .at 100:33-100:58
    add r11, r11, r12
    .at 100:61-100:65
    get_attr r12, r3, vz
    .at 100:68-100:72
    get_attr r13, r3, vz
    .at 100:61-100:72
    mul r12, r12, r13
    .at 100:33-100:72
    add r11, r11, r12
    .at 100:17-100:73
    mul r10, r10, r11
    .at 100:8-100:73
    add r1, r1, r10, 1
    ; for b in bodies[i + 1:]:
    .at 101:24-101:29
    add_i r11, r2, 1
    .at 101:24-101:30
    load_special r12, None
    load_special r13, None
    build_slice r11, r11
    .at 101:17-101:31
    get_item r11, r0, r11
    .at 101:8-105:77
    get_iter r10, r11
    jump L3
L2: ; pc 30
    ; dx = a.x - b.x
    .at 102:17-102:20
    get_attr r11, r3, x
    .at 102:23-102:26
    get_attr r12, r4, x
    .at 102:17-102:26
    sub r5, r11, r12
    ; dy = a.y - b.y
    .at 103:17-103:20
    get_attr r11, r3, y
    .at 103:23-103:26
    get_attr r12, r4, y
    .at 103:17-103:26
    sub r6, r11, r12
    ; dz = a.z - b.z
    .at 104:17-104:20
    get_attr r11, r3, z
    .at 104:23-104:26
    get_attr r12, r4, z
    .at 104:17-104:26
    sub r7, r11, r12
    ; total -= a.mass * b.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
    .at 105:21-105:27
    get_attr r11, r3, mass
    .at 105:30-105:36
    get_attr r12, r4, mass
    .at 105:21-105:36
    mul r11, r11, r12
    .at 105:39-105:43
    global_get r12, math
    .at 105:49-105:56
    mul r14, r5, r5
    .at 105:59-105:66
    mul r15, r6, r6
    .at 105:49-105:66
    add r14, r14, r15
    .at 105:69-105:76
    mul r15, r7, r7
    .at 105:49-105:76
    add r13, r14, r15
    .at 105:39-105:77
    call_method r12, r12, sqrt, 1
    .at 105:21-105:77
    true_div r11, r11, r12
    .at 105:12-105:77
    sub r1, r1, r11, 1
L3: ; pc 51
    ; for b in bodies[i + 1:]:
    .at 101:8-105:77
    for_iter r4, r10, L2
L4: ; pc 52
    ; for i, a in enumerate(bodies):
    .at 99:4-105:77
    for_iter r9, r8, L1
    ; return total
    .at 106:4-106:16
    return r1

.code "main"
    .pos 1
    .params n
    .regs 9
    .line 109
    .local bodies r1
    .local before r2
    .local _ r3
    ; bodies = make_bodies()
    .at 110:13-110:24
    global_get r4, make_bodies
    .at 110:13-110:26
    call r1, r4, 0
    ; before = energy(bodies)
    .at 111:13-111:19
    global_get r4, energy
    .at 111:20-111:26
    move r5, r1
    .at 111:13-111:27
    call r2, r4, 1
    ; for _ in range(n):
    .at 112:13-112:18
    global_get r5, range
    .at 112:19-112:20
    move r6, r0
    .at 112:13-112:21
    call r5, r5, 1
    .at 112:4-113:29
    get_iter r4, r5
    jump L2
L1: ; pc 10
    ; advance(bodies, STEP)
    .at 113:8-113:15
    global_get r5, advance
    .at 113:16-113:22
    move r6, r1
    .at 113:24-113:28
    global_get r7, STEP
    .at 113:8-113:29
    call r5, r5, 2
L2: ; pc 14
    ; for _ in range(n):
    .at 112:4-113:29
    for_iter r3, r4, L1
    ; return f"{before:.9f} {energy(bodies):.9f}"
    .at 114:11-114:47
    load_const r7, ".9f"
    format_value r4, r2, r7, 4
    load_const r5, " "
    .at 114:27-114:33
    global_get r7, energy
    .at 114:34-114:40
    move r8, r1
    .at 114:27-114:41
    call r7, r7, 1
    .at 114:11-114:47
    load_const r8, ".9f"
    format_value r6, r7, r8, 4
    build_string r4, r4, 3
    .at 114:4-114:47
    return r4

.code "operations"
    .pos 1
    .params n
    .regs 2
    .line 117
    ; return n
    .at 118:4-118:12
    return r0
