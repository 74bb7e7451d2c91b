//! What to measure and what to do with it: the one table of flags.

use clap::{Parser, ValueEnum};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  pirn-bench                                   everything on all peers that are installed
  pirn-bench --quick --only compute            the sixteen programs of the targets, at small sizes
  pirn-bench --only fib,nbody --repeats 9      programs whose names contain one of these words
  pirn-bench --peers interp,cpython --json a.json
  pirn-bench --peers interp,cpython --compare a.json
  pirn-bench --curve 20 --html report.html     with warm-up curves, as a page with plots
  pirn-bench --load a.json --html report.html  measures nothing, shows an older file
  pirn-bench --peers-file my.conf --list       what there is to measure, with rows of one's own

As `cargo run --release -p pirn-bench -- …` it builds the command pirn first.
Groups of programs are compute, concurrency and other. bench/peers.conf lists
the peers and says how to add one.

Exit codes: 0 done, 1 something failed or the checksums of two peers differ,
2 wrong usage or unreadable input.";

/// Compares Pirn and its peers on the programs of bench/programs.
#[derive(Debug, Parser)]
#[command(name = "pirn-bench", version, after_help = EXAMPLES)]
pub struct Options {
    /// Programs whose names contain one of these words, or whose group is one of them
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Leaves out programs, by the same words
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub skip: Vec<String>,
    /// Only these peers, in this order [default: all that are installed]
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub peers: Vec<String>,
    /// More peers, or other commands for those there are; the form is that of bench/peers.conf
    #[arg(long, value_name = "FILE")]
    pub peers_file: Option<PathBuf>,
    /// What ratios refer to: the first of these that ran a program
    #[arg(
        long,
        value_name = "A,B",
        value_delimiter = ',',
        default_value = "cpython,go"
    )]
    pub reference: Vec<String>,
    /// Processes for each program and peer, by turns
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = positive)]
    pub repeats: usize,
    /// How much work the programs do
    #[arg(long, value_name = "SIZES", value_enum, default_value_t = Sizes::Full)]
    pub sizes: Sizes,
    /// Short for --sizes quick
    #[arg(long, conflicts_with = "sizes")]
    pub quick: bool,
    /// Runs each program N times in one process, too, and notes each time
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub curve: usize,
    /// Keeps all processes on one processor (with the command taskset)
    #[arg(long, value_name = "CPU")]
    pub pin: Option<usize>,
    /// Gives a process up after so long
    #[arg(long, value_name = "SECONDS", default_value_t = 120, value_parser = clap::value_parser!(u64).range(1..))]
    pub timeout: u64,
    /// This command instead of the one of this tree
    #[arg(long, value_name = "FILE")]
    pub pirn: Option<PathBuf>,
    /// The order of the programs in the table
    #[arg(long, value_name = "ORDER", value_enum, default_value_t = Order::Listed)]
    pub sort: Order,
    /// Prints medians, memory, processor time and counters, too
    #[arg(long)]
    pub details: bool,
    /// Writes everything measured to a file
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Writes a page with plots, which needs no other file
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// Says what changed since the results in a file that --json wrote, and what is noise
    #[arg(long, value_name = "OLD.json")]
    pub compare: Option<PathBuf>,
    /// Shows the results in a file that --json wrote instead of measuring
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "curve", "pin"])]
    pub load: Option<PathBuf>,
    /// Lists programs and peers, and measures nothing
    #[arg(long)]
    pub list: bool,
}

/// How much work the programs do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Sizes {
    /// Some seconds in CPython: warming up counts for little
    Long,
    /// Half a second to a second in CPython
    Full,
    /// A fraction of that: the programs' default sizes
    Quick,
    /// Next to nothing, to see that everything works
    Toy,
}

impl Sizes {
    pub fn name(self) -> &'static str {
        match self {
            Sizes::Long => "long",
            Sizes::Full => "full",
            Sizes::Quick => "quick",
            Sizes::Toy => "toy",
        }
    }
}

/// The order of the programs in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// By group, as they are listed
    Listed,
    /// Those first where the first peer is furthest behind the reference
    Worst,
}

impl Options {
    pub fn chosen_sizes(&self) -> Sizes {
        match self.quick {
            true => Sizes::Quick,
            false => self.sizes,
        }
    }

    /// Whether a program was asked for.
    pub fn wants(&self, name: &str, group: &str) -> bool {
        let named = |words: &[String]| {
            words
                .iter()
                .any(|w| name.contains(w.as_str()) || w == group)
        };
        (self.only.is_empty() || named(&self.only)) && !named(&self.skip)
    }
}

fn positive(text: &str) -> Result<usize, String> {
    let n = text.parse().ok().filter(|n| *n > 0);
    n.ok_or_else(|| "it has to be a positive number".to_string())
}
