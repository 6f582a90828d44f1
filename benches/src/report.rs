//! The two pages: one set of tables, with English or Chinese words around them.

use std::fmt::Write;
use std::process::Command;

use crate::measure::{Comparison, Growth, MISSING_PERCENT, Reading};
use crate::memory::Memory;
use crate::plugins::{CASES, Calls, Checks};

/// Everything one run has measured.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Where.
    pub machine: Machine,
    /// The engines at each number of rules.
    pub comparisons: Vec<Comparison>,
    /// Their memory, in the order of the readings.
    pub memories: Vec<Memory>,
    /// This engine at more numbers of rules.
    pub growths: Vec<Growth>,
    /// A call of a plugin's function.
    pub calls: Calls,
    /// A check with plugins.
    pub checks: Checks,
}

/// The machine a run was made on.
#[derive(Clone, Debug)]
pub struct Machine {
    /// The processor.
    pub processor: String,
    /// How many threads it runs at once.
    pub threads: usize,
    /// The compiler.
    pub compiler: String,
}

impl Machine {
    /// The machine this runs on, as far as it tells.
    pub fn here() -> Machine {
        let said = |program: &str, arguments: &[&str]| {
            let output = Command::new(program).args(arguments).output().ok()?;
            String::from_utf8(output.stdout).ok()
        };
        let processor = said("lscpu", &[]).and_then(|text| {
            let line = text.lines().find(|line| line.starts_with("Model name"))?;
            Some(line.split_once(':')?.1.trim().to_owned())
        });
        Machine {
            processor: processor.unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
            threads: std::thread::available_parallelism().map_or(1, usize::from),
            compiler: said("rustc", &["--version"]).map_or_else(|| "rustc".to_owned(), |text| text.trim().to_owned()),
        }
    }
}

/// The words around the tables.
struct Words {
    title: &'static str,
    other: &'static str,
    made: &'static str,
    machine: fn(&Machine) -> String,
    work: &'static str,
    size: fn(&Comparison) -> String,
    evaluation: (&'static str, String),
    head_evaluation: &'static str,
    cold: (&'static str, &'static str),
    head_cold: &'static str,
    assessment: (&'static str, &'static str),
    head_assessment: &'static str,
    memory: (&'static str, &'static str),
    head_memory: &'static str,
    growth: (&'static str, &'static str),
    head_growth: &'static str,
    calls: (&'static str, &'static str),
    head_calls: &'static str,
    call: fn(&Calls) -> [String; 4],
    checks: (&'static str, &'static str),
    head_checks: &'static str,
    check: fn(&Checks) -> [String; 3],
}

/// The page in English.
pub fn english(measured: &Measured) -> String {
    page(
        measured,
        &Words {
            title: "Performance",
            other: "[中文](performance.zh.md)",
            made: "This page is written by `cargo build --release -p guiju -p guiju-benches && target/release/measure`, in one run. Only ratios between readings of one run mean \
               anything: on another machine, or on this one at another hour, all of them move together.",
            machine: |machine| {
                format!(
                    "Machine: {}, {} threads, {}, thin link-time optimisation.",
                    machine.processor, machine.threads, machine.compiler
                )
            },
            work: "Every engine has the same rules, over 60 facts: comparisons, arithmetic, membership, equality of strings, and *and*, *or* and *not* \
               over them. Engines take turns, and the median of 31 timings counts. Before anything is timed, all engines have come to the same \
               outcomes on 25 complete profiles. Rust is the same rules written out as a function of the language, with nothing that could be missing.",
            size: |comparison| format!("{} rules, {} comparisons", comparison.rules, comparison.atoms),
            evaluation: (
                "Evaluating all rules to outcomes",
                format!(
                    "Rules are compiled and the profile is in the engine's own form. The last three columns are over 25 profiles in which {MISSING_PERCENT} of a hundred facts are \
             missing: outcomes as Kleene's logic has them (an error counts as one where the data do not tell), true or false without ground in \
             the data, and none where the data do decide."
                ),
            ),
            head_evaluation: "| engine | µs | times Guiju's | µs with facts missing | right | unfounded | undecided |",
            cold: (
                "Cold start",
                "From the rules' text to the first outcomes: parse, check, compile, read a profile, evaluate. Guiju and Cedar check all types; zen-expression, \
               cel and regorus do not. Guiju's rules have the shortest titles its language allows, and its profile is read from a file's text.",
            ),
            head_cold: "| engine | ms | times Guiju's |",
            assessment: (
                "A full assessment",
                "Only Guiju explains: reasons, distances, data that would tell, safeguards, recommendations in two languages. The last column is a cold start \
               of rules with titles and recommendations of a natural length.",
            ),
            head_assessment: "| rules | µs | µs with facts missing | cold start with prose, ms |",
            memory: (
                "Memory",
                "Held: what compiled rules take. Peak: the most at once, from the rules' text to the outcomes.",
            ),
            head_memory: "| engine | rules | held, KiB | peak, KiB |",
            growth: (
                "Growth",
                "Per rule, so that growth in line shows as a column that stays the same. Excluded: the same rules behind a shared `when` that is false.",
            ),
            head_growth: "| rules | evaluation, ns a rule | excluded, ns a rule | cold start, µs a rule |",
            calls: (
                "Functions of plugins",
                "Every call has an instance of its own, so that no answer hangs on what was asked before; a function that exports a columnar form \
               needs one for up to 1,024 rows.",
            ),
            head_calls: "| | µs |",
            call: |calls| {
                [
                    row("an instance with a memory (the working days' code)", calls.instance),
                    row("a call with two numbers, in an instance that is there", calls.numbers),
                    row("the same, with its instance, which needs no memory", calls.numbers_with_instance),
                    row(
                        &format!("a call that counts the working days of {CASES} cases, in an instance that is there"),
                        calls.cases,
                    ),
                ]
            },
            checks: (
                "A whole check with plugins",
                "`guiju check zhejiang`, from the start of the process to its end, in turns; the code of plugins was compiled by an earlier run.",
            ),
            head_checks: "| plugins | ms | more than without, ms |",
            check: |checks| {
                [
                    check("none".to_owned(), checks, checks.none),
                    check(format!("{} innovations", checks.innovation_count), checks, checks.innovations),
                    check(format!("these, and {} that have code", checks.code_count), checks, checks.all),
                ]
            },
        },
    )
}

/// The page in Chinese.
pub fn chinese(measured: &Measured) -> String {
    page(
        measured,
        &Words {
            title: "性能",
            other: "[English](performance.md)",
            made: "本页由 `cargo build --release -p guiju -p guiju-benches && target/release/measure` 一次运行写成。只有同一次运行中各项读数之间的比值才有意义：换一台机器，或者在同一台机器上换一个时段，各项读数会一同变化。",
            machine: |machine| {
                format!(
                    "机器：{}，{} 线程，{}，链接时优化（thin）。",
                    machine.processor, machine.threads, machine.compiler
                )
            },
            work: "各引擎使用同一批规则，涉及 60 项指标，内容包括大小比较、算术、成员判断、字符串相等，以及由“且”“或”“非”组成的条件。各引擎轮流计时，取 31 次的中位数。计时之前，各引擎\
               已在 25 份完整画像上得出完全相同的结论。Rust 一行是把同样的规则直接写成该语言的函数，不考虑数据缺失。",
            size: |comparison| format!("{} 条规则、{} 处比较", comparison.rules, comparison.atoms),
            evaluation: (
                "评估全部规则、只出结论",
                format!(
                    "规则已编译，画像已转为引擎自身的形式。后三列统计 25 份画像，其中每百项指标缺失 {MISSING_PERCENT} 项：与克林三值逻辑一致的结论（数据不足以判断时报错也计入）、数据不足而仍给出的真假结论、\
             数据足以判断而未给出的结论。"
                ),
            ),
            head_evaluation: "| 引擎 | 微秒 | 为规矩的倍数 | 指标缺失时，微秒 | 一致 | 无据 | 未决 |",
            cold: (
                "冷启动",
                "从规则文本到第一次得出结论：解析、检查、编译、读取画像、评估。规矩与 Cedar 检查全部类型，zen-expression、cel、regorus 不检查。规矩的规则只写语言允许的最短标题，画像从文件文本读取。",
            ),
            head_cold: "| 引擎 | 毫秒 | 为规矩的倍数 |",
            assessment: (
                "完整评估",
                "只有规矩给出解释：理由、差距、可供判断的数据、前置保障和两种语言的建议。末列是标题和建议为通常篇幅的规则的冷启动时间。",
            ),
            head_assessment: "| 规则数 | 微秒 | 指标缺失时，微秒 | 含文字的冷启动，毫秒 |",
            memory: ("内存", "占用：编译后的规则所占内存。峰值：从规则文本到得出结论，同时占用的最大内存。"),
            head_memory: "| 引擎 | 规则数 | 占用，KiB | 峰值，KiB |",
            growth: ("随规则数增长", "按每条规则计，数值不变即为线性增长。排除：同样的规则共用一个不成立的“当”条件。"),
            head_growth: "| 规则数 | 评估，纳秒/条 | 排除，纳秒/条 | 冷启动，微秒/条 |",
            calls: (
                "成果包函数",
                "每次调用都在新建的实例中进行，结果不受此前调用影响；函数另备按列形式的，每至多 1024 行新建一个实例。",
            ),
            head_calls: "| | 微秒 |",
            call: |calls| {
                [
                    row("新建一个带内存的实例（工作日代码）", calls.instance),
                    row("在现有实例中调用一次，两个数值参数", calls.numbers),
                    row("同上，连同新建实例（不需内存）", calls.numbers_with_instance),
                    row(&format!("在现有实例中调用一次，计算 {CASES} 件办件的工作日"), calls.cases),
                ]
            },
            checks: (
                "加载成果包的完整运行",
                "运行 `guiju check zhejiang`，从进程启动到结束，轮流计时；成果包代码已由此前的运行编译好。",
            ),
            head_checks: "| 成果包 | 毫秒 | 比不加载多，毫秒 |",
            check: |checks| {
                [
                    check("不加载".to_owned(), checks, checks.none),
                    check(format!("{} 个创新成果包", checks.innovation_count), checks, checks.innovations),
                    check(format!("另加 {} 个带代码的成果包", checks.code_count), checks, checks.all),
                ]
            },
        },
    )
}

fn page(measured: &Measured, words: &Words) -> String {
    let mut text = format!(
        "# {}\n\n{}\n\n{}\n\n{}\n\n{}\n",
        words.title,
        words.other,
        words.made,
        (words.machine)(&measured.machine),
        words.work
    );
    section(&mut text, words.evaluation.0, &words.evaluation.1);
    for comparison in &measured.comparisons {
        let rows = comparison.readings.iter().map(|reading| evaluation(reading, comparison));
        table(&mut text, Some((words.size)(comparison)), words.head_evaluation, rows);
    }
    section(&mut text, words.cold.0, words.cold.1);
    for comparison in &measured.comparisons {
        let own = first(comparison, |reading| reading.cold_start);
        let rows = comparison.readings.iter().filter(|reading| reading.name != "Rust");
        let rows = rows.map(|reading| {
            format!("{} | {:.2} | {:.1}", reading.name, reading.cold_start / 1e6, reading.cold_start / own)
        });
        table(&mut text, Some((words.size)(comparison)), words.head_cold, rows);
    }
    section(&mut text, words.assessment.0, words.assessment.1);
    table(
        &mut text,
        None,
        words.head_assessment,
        measured.comparisons.iter().map(|comparison| {
            let Comparison { rules, assessment, assessment_with_missing, cold_start_with_prose, .. } = comparison;
            format!(
                "{rules} | {:.0} | {:.0} | {:.2}",
                assessment / 1e3,
                assessment_with_missing / 1e3,
                cold_start_with_prose / 1e6
            )
        }),
    );
    section(&mut text, words.memory.0, words.memory.1);
    let readings = measured
        .comparisons
        .iter()
        .flat_map(|comparison| comparison.readings.iter().map(move |reading| (reading.name, comparison.rules)));
    let rows = readings.zip(&measured.memories).filter(|((name, _), _)| *name != "Rust");
    table(
        &mut text,
        None,
        words.head_memory,
        rows.map(|((name, rules), memory)| {
            format!("{name} | {rules} | {} | {}", memory.held / 1024, memory.peak / 1024)
        }),
    );
    section(&mut text, words.growth.0, words.growth.1);
    table(&mut text, None, words.head_growth, measured.growths.iter().map(growth));
    section(&mut text, words.calls.0, words.calls.1);
    table(&mut text, None, words.head_calls, (words.call)(&measured.calls).into_iter());
    section(&mut text, words.checks.0, words.checks.1);
    table(&mut text, None, words.head_checks, (words.check)(&measured.checks).into_iter());
    text
}

fn evaluation(reading: &Reading, comparison: &Comparison) -> String {
    let Reading { name, evaluation, with_missing, missing, .. } = reading;
    let ratio = evaluation / first(comparison, |reading| reading.evaluation);
    let time = format!("{name} | {:.2} | {ratio:.1}", evaluation / 1e3);
    // A function that takes what is missing for zero has no outcomes to speak of.
    if *name == "Rust" {
        return format!("{time} | - | - | - | -");
    }
    let [right, unfounded, undecided] = [missing.right, missing.unfounded, missing.undecided];
    format!("{time} | {:.2} | {right} | {unfounded} | {undecided}", with_missing / 1e3)
}

fn growth(growth: &Growth) -> String {
    let per_rule = |time: f64| time / growth.rules as f64;
    format!(
        "{} | {:.1} | {:.1} | {:.1}",
        growth.rules,
        per_rule(growth.evaluation),
        per_rule(growth.excluded),
        per_rule(growth.cold_start) / 1e3
    )
}

fn row(what: &str, nanoseconds: f64) -> String {
    format!("{what} | {:.2}", nanoseconds / 1e3)
}

fn check(plugins: String, checks: &Checks, time: f64) -> String {
    format!("{plugins} | {time:.1} | {:.1}", time - checks.none)
}

fn first(comparison: &Comparison, time: fn(&Reading) -> f64) -> f64 {
    comparison.readings.first().map_or(f64::NAN, time)
}

fn section(text: &mut String, title: &str, words: &str) {
    let _ = writeln!(text, "\n## {title}\n\n{words}");
}

fn table(text: &mut String, of: Option<String>, head: &str, rows: impl Iterator<Item = String>) {
    let columns = head.matches('|').count().saturating_sub(1);
    if let Some(of) = of {
        let _ = write!(text, "\n### {of}\n");
    }
    let _ = writeln!(text, "\n{head}\n|{}", "---|".repeat(columns));
    for row in rows {
        let _ = writeln!(text, "| {row} |");
    }
}
