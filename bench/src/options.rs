//! What to measure, from the command line.

/// What `--help` prints.
pub const HELP: &str = "\
Compares Pirn and its peers on bench/programs.

  --repeats N      runs of each program on each peer (5)
  --only A,B       only programs whose names contain one of these
  --peers A,B      only these peers: pirn, python3, pypy3 (all that are installed)
  --quick          the small default sizes instead of the larger ones for measuring
  --json FILE      write everything measured to a file, too
";

/// The command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub repeats: usize,
    pub only: Vec<String>,
    pub peers: Vec<String>,
    pub quick: bool,
    pub json: Option<String>,
}

impl Options {
    /// None when help was asked for.
    pub fn parse(mut args: impl Iterator<Item = String>) -> Result<Option<Options>, String> {
        let mut options = Options {
            repeats: 5,
            only: Vec::new(),
            peers: Vec::new(),
            quick: false,
            json: None,
        };
        while let Some(flag) = args.next() {
            let mut value = || args.next().ok_or(format!("{flag} wants a value"));
            let list = |text: String| text.split(',').map(str::to_string).collect();
            match flag.as_str() {
                "--help" | "-h" => return Ok(None),
                "--quick" => options.quick = true,
                "--only" => options.only = list(value()?),
                "--peers" => options.peers = list(value()?),
                "--json" => options.json = Some(value()?),
                "--repeats" => {
                    let n = value()?.parse().ok().filter(|n| *n > 0);
                    options.repeats = n.ok_or("--repeats wants a positive number")?;
                }
                _ => return Err(format!("there is no option {flag}; see --help")),
            }
        }
        Ok(Some(options))
    }
}
