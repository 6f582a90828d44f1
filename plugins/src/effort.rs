//! What a plugin would ask of the compiler, known before it is asked: nothing bounds the memory of a compiler at work.

use wasmparser::{FunctionBody, Parser, Payload};

use crate::fault::{FileFault, Limit};
use crate::limits::{CODE_EFFORT, FUNCTION_EFFORT};

/// Refuses code that would take the compiler too much. What cannot be read here is for the compiler to refuse.
pub(crate) fn check_effort(bytes: &[u8]) -> Result<(), FileFault> {
    let mut total = 0_u64;
    for payload in Parser::new(0).parse_all(bytes).map_while(Result::ok) {
        let Payload::CodeSectionEntry(body) = payload else { continue };
        let effort = effort(&body);
        total = total.saturating_add(effort);
        if effort > FUNCTION_EFFORT || total > CODE_EFFORT {
            return Err(FileFault::LimitExceeded(Limit::Code));
        }
    }
    Ok(())
}

/// A function's local variables times its bytes: each may be alive in each of its blocks.
fn effort(body: &FunctionBody<'_>) -> u64 {
    let locals = body.get_locals_reader().map_or(0, |locals| {
        let counts = locals.into_iter().map_while(Result::ok).map(|(count, _)| u64::from(count));
        counts.fold(0_u64, u64::saturating_add)
    });
    let bytes = u64::try_from(body.range().len()).unwrap_or(u64::MAX);
    locals.saturating_add(1).saturating_mul(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A function with so many locals in which each of so many branches touches two of them.
    fn entangled(locals: usize, branches: usize) -> Vec<u8> {
        let body: String = (0..branches)
            .map(|at| format!("(if (i32.const 1) (then (local.set {} (local.get {}))))", at % locals, at * 7 % locals))
            .collect();
        wat::parse_str(format!("(module (func {} {body}))", "(local i64)".repeat(locals))).unwrap()
    }

    #[test]
    fn an_entangled_function_is_refused_before_it_is_compiled() {
        assert_eq!(check_effort(&entangled(300, 3000)), Ok(()));
        assert_eq!(check_effort(&entangled(3000, 3000)), Err(FileFault::LimitExceeded(Limit::Code)));
    }
}
