//! Sockets, by handle; their numbers for families and options are those of Linux, wherever the program runs.

use super::files::piece;
use super::{CHUNK, answered, done, handle, int};
use crate::handles;
use crate::io::{host_error, system_error};
use crate::scheduler;
use pirn_vm::host::{Address, Family, HostError, Net, SocketOption};
use pirn_vm::native::{Answer, Exit};
use pirn_vm::objects::{Str, Tuple};
use pirn_vm::{Value, Vm};
use std::net::{IpAddr, SocketAddr, SocketAddrV6};

/// Options by level and name.
const OPTIONS: &[(i64, i64, SocketOption)] = &[
    (1, 2, SocketOption::ReuseAddress),
    (1, 4, SocketOption::Error),
    (1, 6, SocketOption::Broadcast),
    (1, 7, SocketOption::SendBuffer),
    (1, 8, SocketOption::ReceiveBuffer),
    (1, 9, SocketOption::KeepAlive),
    (1, 15, SocketOption::ReusePort),
    (6, 1, SocketOption::NoDelay),
    (41, 26, SocketOption::OnlyV6),
];

/// Does something with the network of the host.
fn with<R>(vm: &mut Vm, act: impl FnOnce(&mut dyn Net) -> Result<R, HostError>) -> Result<R, Exit> {
    vm.host.net().and_then(act).map_err(|e| host_error(vm, &e))
}

fn family(vm: &mut Vm, v: Value) -> Result<Family, Exit> {
    match int(vm, v)? {
        1 => Ok(Family::Unix),
        2 => Ok(Family::Inet4),
        10 => Ok(Family::Inet6),
        _ => Err(system_error(
            vm,
            97,
            "Address family not supported by protocol",
        )),
    }
}

/// An address as programs write it: `(address, port)`, with numbers for IPv6 behind them, or a path.
fn to_address(vm: &mut Vm, v: Value) -> Result<Address, Exit> {
    if let Some(path) = v.as_gc::<Str>() {
        return Ok(Address::Unix(path.text().to_string()));
    }
    let items = v.as_gc::<Tuple>().map_or(&[][..], |t| t.slice());
    let ip = items.first().and_then(|ip| ip.as_gc::<Str>());
    let ip = ip.and_then(|ip| ip.text().parse::<IpAddr>().ok());
    let (Some(ip), Some(port)) = (ip, items.get(1)) else {
        return Err(vm.type_error("an address is a tuple of a numeric address and a port"));
    };
    let Ok(port) = u16::try_from(int(vm, *port)?) else {
        return Err(vm.overflow_error("port must be 0-65535."));
    };
    let mut more = [0; 2];
    for (value, v) in more.iter_mut().zip(&items[2..]) {
        *value = int(vm, *v)? as u32;
    }
    Ok(Address::Inet(match ip {
        IpAddr::V4(ip) => SocketAddr::from((ip, port)),
        IpAddr::V6(ip) => SocketAddr::V6(SocketAddrV6::new(ip, port, more[0], more[1])),
    }))
}

/// An address as programs see it; never refused.
fn from_address(vm: &mut Vm, address: &Address) -> Value {
    let text = match address {
        Address::Unix(path) => path.clone(),
        Address::Inet(address) => address.ip().to_string(),
    };
    let text = vm.unlimited(|vm| vm.str(&text));
    let items = match address {
        Address::Unix(_) => return text,
        Address::Inet(SocketAddr::V4(a)) => vec![text, Value::int(a.port().into())],
        Address::Inet(SocketAddr::V6(a)) => vec![
            text,
            Value::int(a.port().into()),
            Value::int(a.flowinfo().into()),
            Value::int(a.scope_id().into()),
        ],
    };
    vm.unlimited(|vm| vm.tuple(&items))
}

pub(super) fn socket(vm: &mut Vm, args: &[Value]) -> Answer {
    let (family, stream) = (family(vm, args[0])?, args[1].is_true());
    let new = handles::next(vm);
    with(vm, |net| net.socket(new, family, stream))?;
    Ok(Value::int(handles::take(vm) as i64))
}

pub(super) fn pair(vm: &mut Vm, args: &[Value]) -> Answer {
    let stream = args[0].is_true();
    let room = vm.room(256)?;
    let a = handles::next(vm);
    with(vm, |net| net.pair(a, a + 1, stream))?;
    let both = [(); 2].map(|()| Value::int(handles::take(vm) as i64));
    Ok(vm.new_tuple(&room, &both).value())
}

pub(super) fn bind(vm: &mut Vm, args: &[Value]) -> Answer {
    let (socket, to) = (handle(vm, args[0])?, to_address(vm, args[1])?);
    with(vm, |net| net.bind(socket, &to))?;
    Ok(Value::NONE)
}

pub(super) fn listen(vm: &mut Vm, args: &[Value]) -> Answer {
    let (socket, n) = (handle(vm, args[0])?, int(vm, args[1])?);
    with(vm, |net| net.listen(socket, n.clamp(0, 65_535) as i32))?;
    Ok(Value::NONE)
}

pub(super) fn accept(vm: &mut Vm, args: &[Value]) -> Answer {
    let socket = handle(vm, args[0])?;
    vm.room(1024)?;
    let new = handles::next(vm);
    let result = vm.host.net().and_then(|net| net.accept(socket, new));
    let Some(from) = answered(vm, result)? else {
        return Ok(Value::NONE);
    };
    handles::take(vm);
    let from = from_address(vm, &from);
    Ok(vm.unlimited(|vm| vm.tuple(&[Value::int(new as i64), from])))
}

pub(super) fn connect(vm: &mut Vm, args: &[Value]) -> Answer {
    let (socket, to) = (handle(vm, args[0])?, to_address(vm, args[1])?);
    let result = vm.host.net().and_then(|net| net.connect(socket, &to));
    let done = answered(vm, result)?;
    Ok(done.map_or(Value::NONE, |()| Value::TRUE))
}

pub(super) fn send(vm: &mut Vm, args: &[Value]) -> Answer {
    let socket = handle(vm, args[0])?;
    let data = piece(vm, args[1], args[2])?;
    let to = match args[3].is_none() {
        true => None,
        false => Some(to_address(vm, args[3])?),
    };
    vm.pay(data.len() / 4096)?;
    let net = vm.host.net();
    let result = net.and_then(|net| net.send(socket, data, to.as_ref()));
    let n = answered(vm, result)?;
    Ok(n.map_or(Value::NONE, |n| Value::int(n as i64)))
}

pub(super) fn receive(vm: &mut Vm, args: &[Value]) -> Answer {
    let socket = handle(vm, args[0])?;
    let n = int(vm, args[1])?.clamp(0, CHUNK as i64) as usize;
    let peek = args[2].is_true();
    vm.room(n + 1024)?;
    vm.pay(n / 4096)?;
    let mut buffer = vec![0; n];
    let net = vm.host.net();
    let result = net.and_then(|net| net.receive(socket, &mut buffer, peek));
    let Some((n, from)) = answered(vm, result)? else {
        return Ok(Value::NONE);
    };
    // Not lost, whatever memory there is.
    let data = vm.unlimited(|vm| vm.bytes(&buffer[..n]));
    let from = from.map_or(Value::NONE, |from| from_address(vm, &from));
    Ok(vm.unlimited(|vm| vm.tuple(&[data, from])))
}

pub(super) fn shutdown(vm: &mut Vm, args: &[Value]) -> Answer {
    let socket = handle(vm, args[0])?;
    let (read, write) = (args[1].is_true(), args[2].is_true());
    with(vm, |net| net.shutdown(socket, read, write))?;
    Ok(Value::NONE)
}

pub(super) fn local_address(vm: &mut Vm, args: &[Value]) -> Answer {
    let socket = handle(vm, args[0])?;
    let address = with(vm, |net| net.local_address(socket))?;
    Ok(from_address(vm, &address))
}

pub(super) fn peer_address(vm: &mut Vm, args: &[Value]) -> Answer {
    let socket = handle(vm, args[0])?;
    let address = with(vm, |net| net.peer_address(socket))?;
    Ok(from_address(vm, &address))
}

fn option_of(vm: &mut Vm, level: Value, name: Value) -> Result<SocketOption, Exit> {
    let (level, name) = (int(vm, level)?, int(vm, name)?);
    let found = OPTIONS.iter().find(|(l, n, _)| (*l, *n) == (level, name));
    match found {
        Some((_, _, option)) => Ok(*option),
        None => Err(system_error(vm, 92, "Protocol not available")),
    }
}

pub(super) fn option(vm: &mut Vm, args: &[Value]) -> Answer {
    let socket = handle(vm, args[0])?;
    let option = option_of(vm, args[1], args[2])?;
    let value = with(vm, |net| net.option(socket, option))?;
    Ok(Value::int(value.into()))
}

pub(super) fn set_option(vm: &mut Vm, args: &[Value]) -> Answer {
    let socket = handle(vm, args[0])?;
    let option = option_of(vm, args[1], args[2])?;
    let value = int(vm, args[3])?.clamp(i32::MIN.into(), i32::MAX.into()) as i32;
    with(vm, |net| net.set_option(socket, option, value))?;
    Ok(Value::NONE)
}

pub(super) fn close(vm: &mut Vm, args: &[Value]) -> Answer {
    let socket = handle(vm, args[0])?;
    scheduler::closing(vm, socket);
    let result = vm.host.net().and_then(|net| net.close(socket));
    done(vm, result)
}

pub(super) fn numeric(_: &mut Vm, args: &[Value]) -> Answer {
    let text = args[0].as_gc::<Str>();
    let ip = text.and_then(|text| text.text().parse::<IpAddr>().ok());
    Ok(match ip {
        Some(IpAddr::V4(_)) => Value::int(4),
        Some(IpAddr::V6(_)) => Value::int(6),
        None => Value::NONE,
    })
}

pub(super) fn look_up(vm: &mut Vm, args: &[Value]) -> Answer {
    let Some(name) = args[0].as_gc::<Str>() else {
        return Err(vm.type_error("the name of a machine must be str"));
    };
    let lookup = handles::next(vm);
    with(vm, |net| net.look_up(lookup, name.text()))?;
    Ok(Value::int(handles::take(vm) as i64))
}

pub(super) fn looked_up(vm: &mut Vm, args: &[Value]) -> Answer {
    let lookup = handle(vm, args[0])?;
    let result = vm.host.net().and_then(|net| net.looked_up(lookup));
    let Some(found) = answered(vm, result)? else {
        return Ok(Value::NONE);
    };
    let texts = found.iter().map(IpAddr::to_string);
    let texts: Vec<Value> = texts.map(|t| vm.unlimited(|vm| vm.str(&t))).collect();
    Ok(vm.unlimited(|vm| vm.list(&texts)))
}
