//! Native code that is kept from one run of the command to the next, and the folder it is in.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// A program in a folder of its own, which is removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn with(name: &str, source: &str) -> Folder {
        let id = format!("cache-{name}-{}", std::process::id());
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(id);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a folder");
        std::fs::write(path.join("p.py"), source).expect("a program");
        Folder(path)
    }

    fn start(&self, args: &[&str]) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pirn"));
        command
            .args(args)
            .current_dir(&self.0)
            .env("PIRN_CACHE_DIR", self.0.join("kept"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command.spawn().expect("pirn starts")
    }

    fn pirn(&self, args: &[&str]) -> Done {
        Done::of(self.start(args))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[derive(Debug)]
struct Done {
    out: String,
    err: String,
    code: Option<i32>,
}

impl Done {
    fn of(child: Child) -> Done {
        let output = child.wait_with_output().expect("pirn ends");
        Done {
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
            code: output.status.code(),
        }
    }

    /// How many units came from the cache.
    fn loaded(&self) -> u32 {
        let at = self.err.split("\"cache_loaded\": ").nth(1);
        let n = at.and_then(|rest| rest.split(',').next());
        n.and_then(|n| n.parse().ok()).unwrap_or(0)
    }
}

#[test]
fn the_second_run_begins_with_the_code_of_the_first() {
    let folder = Folder::with(
        "second",
        "def f(x):\n    return x * 3 % 7\n\n\nn = 0\nfor i in range(200000):\n    n += f(i)\nprint(n)\n",
    );
    let hot = ["run", "--stats=json", "p.py"];
    let first = folder.pirn(&hot);
    let expected = (Some(0), "600000\n");
    assert_eq!((first.code, first.out.as_str()), expected, "{first:?}");
    assert_eq!(first.loaded(), 0, "{first:?}");
    // Several at once.
    for child in [(); 3].map(|()| folder.start(&hot)) {
        let done = Done::of(child);
        assert_eq!((done.code, done.out.as_str()), expected, "{done:?}");
        assert!(done.loaded() > 0, "{done:?}");
    }
    let plain = folder.pirn(&["run", "--no-cache", "--stats=json", "p.py"]);
    assert!(!plain.err.contains("cache_loaded"), "{plain:?}");
    let shown = folder.pirn(&["cache", "show"]);
    assert!(shown.out.contains("p.py"), "{shown:?}");
    let cleared = folder.pirn(&["cache", "clear"]);
    assert!(cleared.out.starts_with("1 removed"), "{cleared:?}");
    assert_eq!(folder.pirn(&hot).loaded(), 0);
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_open_to_others_is_not_used() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with("open", "print('hello')\n");
    let kept = folder.0.join("kept");
    std::fs::create_dir(&kept).expect("a folder");
    let open = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&kept, open).expect("a mode");
    let done = folder.pirn(&["p.py"]);
    let expected = (Some(0), "hello\n");
    assert_eq!((done.code, done.out.as_str()), expected, "{done:?}");
    assert_eq!(done.err.matches("warning").count(), 1, "{done:?}");
    assert!(done.err.contains("is open to others"), "{done:?}");
}
