//! Native code that is kept from one run of the command to the next, and the folder it is in.

use crate::process::{Done, Folder, finish};
use std::process::Child;

/// Starts the command with a cache within the folder.
fn start(folder: &Folder, args: &[&str]) -> Child {
    let mut command = folder.command(args);
    command.env("PIRN_CACHE_DIR", folder.0.join("kept"));
    command.spawn().expect("pirn starts")
}

fn pirn(folder: &Folder, args: &[&str]) -> Done {
    finish(start(folder, args))
}

/// How many units came from the cache.
fn loaded(done: &Done) -> f64 {
    done.number("cache_loaded").unwrap_or(0.0)
}

#[test]
fn the_second_run_begins_with_the_code_of_the_first() {
    let folder = Folder::with(&[(
        "p.py",
        "def f(x):\n    return x * 3 % 7\n\n\nn = 0\nfor i in range(200000):\n    n += f(i)\nprint(n)\n",
    )]);
    let hot = ["run", "--stats=json", "p.py"];
    let first = pirn(&folder, &hot);
    let expected = (Some(0), "600000\n");
    assert_eq!((first.code, first.out.as_str()), expected, "{first:?}");
    assert_eq!(loaded(&first), 0.0, "{first:?}");
    // Several at once.
    for child in [(); 3].map(|()| start(&folder, &hot)) {
        let done = finish(child);
        assert_eq!((done.code, done.out.as_str()), expected, "{done:?}");
        assert!(loaded(&done) > 0.0, "{done:?}");
    }
    let plain = pirn(&folder, &["run", "--no-cache", "--stats=json", "p.py"]);
    assert!(!plain.err.contains("cache_loaded"), "{plain:?}");
    let shown = pirn(&folder, &["cache", "show"]);
    assert!(shown.out.contains("p.py"), "{shown:?}");
    let cleared = pirn(&folder, &["cache", "clear"]);
    assert!(cleared.out.starts_with("1 removed"), "{cleared:?}");
    assert_eq!(loaded(&pirn(&folder, &hot)), 0.0);
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_open_to_others_is_not_used() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&[("p.py", "print('hello')\n")]);
    let kept = folder.0.join("kept");
    std::fs::create_dir(&kept).expect("a folder");
    let open = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&kept, open).expect("a mode");
    let done = pirn(&folder, &["p.py"]);
    let expected = (Some(0), "hello\n");
    assert_eq!((done.code, done.out.as_str()), expected, "{done:?}");
    assert_eq!(done.err.matches("warning").count(), 1, "{done:?}");
    assert!(done.err.contains("is open to others"), "{done:?}");
}
