//! Makes a program that shows something smaller: takes out lines with all that is indented below them, and unwraps
//! blocks, as long as it still shows it.

/// The smallest program found that still `shows` what the source shows.
pub fn reduce(source: &str, shows: impl Fn(&str) -> bool) -> String {
    let mut lines: Vec<String> = source.lines().map(str::to_string).collect();
    let text = |lines: &[String]| lines.join("\n") + "\n";
    loop {
        let before = lines.len();
        let mut at = 0;
        while at < lines.len() {
            let end = end_of_block(&lines, at);
            let without: Vec<String> = [&lines[..at], &lines[end..]].concat();
            if shows(&text(&without)) {
                lines = without;
                continue;
            }
            // The block without its head; the head alone without a few of its lines is tried as `at` goes on.
            if end > at + 1 {
                let inner = lines[at + 1..end].iter().map(|line| dedented(line));
                let unwrapped: Vec<String> = lines[..at]
                    .iter()
                    .cloned()
                    .chain(inner)
                    .chain(lines[end..].iter().cloned())
                    .collect();
                if shows(&text(&unwrapped)) {
                    lines = unwrapped;
                    continue;
                }
            }
            at += 1;
        }
        if lines.len() == before {
            return text(&lines);
        }
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Where the block ends that a line begins.
fn end_of_block(lines: &[String], at: usize) -> usize {
    let below = lines[at + 1..].iter();
    let deeper = |line: &&String| line.trim().is_empty() || indent(line) > indent(&lines[at]);
    at + 1 + below.take_while(deeper).count()
}

fn dedented(line: &str) -> String {
    line.strip_prefix("    ").unwrap_or(line).to_string()
}
