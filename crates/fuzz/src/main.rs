//! Runs millions of the inputs of `tests/fuzz_imports.rs`: `scripts/fuzz [COUNT [SEED [FIRST [WORD]]]]`.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

/// An input that takes more seconds than this counts as endless.
const LONGEST: u64 = 30;

/// The present input, and the command that reads it alone.
fn place(seed: u64) -> String {
    let number = fuzz::NUMBER.load(Ordering::Relaxed);
    format!("input {number} of seed {seed} ({}); alone: scripts/fuzz 1 {seed} {number}", fuzz::target())
}

/// The processor time of the process in seconds, if the system reports it. On a busy machine, an input that waits for
/// the processor must not count as endless. Ticks are a hundredth of a second on Linux.
fn worked() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = status.rsplit_once(')')?;
    let ticks: Option<Vec<u64>> = fields.split_whitespace().skip(11).take(2).map(|t| t.parse().ok()).collect();
    Some(ticks?.iter().sum::<u64>() / 100)
}

/// Ends the process if one input takes too long.
fn watch(seed: u64) {
    let began = Instant::now();
    let mut former = (0, 0);
    loop {
        std::thread::sleep(Duration::from_secs(1));
        let number = fuzz::NUMBER.load(Ordering::Relaxed);
        let now = worked().unwrap_or(began.elapsed().as_secs());
        if number != former.0 {
            former = (number, now);
        } else if now.saturating_sub(former.1) >= LONGEST {
            eprintln!("not done after {LONGEST} s: {}", place(seed));
            std::process::exit(3);
        }
    }
}

/// The maximum memory of the process so far, in MB, if the system reports it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? / 1000)
}

fn report(tally: &fuzz::Tally, seed: u64, took: Duration) {
    println!("{:<34}{:>10}{:>10}{:>8}  slowest", "target", "inputs", "through", "s");
    for count in &tally.targets {
        let fuzz::Count { name, inputs, through, time, slowest, number, bytes } = count;
        let slowest = format!("{:.1} ms (input {number}, {bytes} bytes)", slowest.as_secs_f64() * 1e3);
        println!("{name:<34}{inputs:>10}{through:>10}{:>8.1}  {slowest}", time.as_secs_f64());
    }
    let made: Vec<String> = tally.made.0.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
    println!("made: {}", made.join(", "));
    let (each, peak) = (took.as_secs_f64() * 1e6 / tally.inputs.max(1) as f64, peak());
    let peak = peak.map(|mb| format!("; at most {mb} MB of memory")).unwrap_or_default();
    println!("{} inputs of seed {seed} in {:.0} s, {each:.0} µs each{peak}", tally.inputs, took.as_secs_f64());
}

fn main() {
    // Cargo adds options of its own, which are ignored.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    let number = |place: usize, otherwise| arguments.get(place).map_or(Some(otherwise), |a| a.parse::<u64>().ok());
    let (Some(count), Some(seed), Some(first)) = (number(0, 100_000), number(1, 26), number(2, 1)) else {
        eprintln!("COUNT, SEED and FIRST are numbers");
        std::process::exit(2);
    };
    let only = arguments.get(3).map_or("", String::as_str);
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        hook(info);
        eprintln!("{}", place(seed));
    }));
    std::thread::spawn(move || watch(seed));
    let began = Instant::now();
    let last = first.saturating_add(count.saturating_sub(1));
    // The report from time to time shows the results so far, also if the user stops a long run.
    let progress = |tally: &fuzz::Tally| report(tally, seed, began.elapsed());
    let tally = fuzz::run(first..=last, seed, only, progress);
    report(&tally, seed, began.elapsed());
}
