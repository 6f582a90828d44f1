//! 成果包的代码。 The plugin's code.

// 接口由 rules.gj 中的声明得出：guiju plugin wit . The interface follows from the declarations in rules.gj.
wit_bindgen::generate!({ path: "wit" });

struct Plugin;

export!(Plugin);

impl Guest for Plugin {
    /// 中位数 the median
    fn median(mut numbers: Vec<f64>) -> Result<f64, String> {
        numbers.sort_by(f64::total_cmp);
        let middle = numbers.len() / 2;
        match numbers.as_slice() {
            [] => Err("没有数值 / there are no values".to_owned()),
            odd if odd.len() % 2 == 1 => Ok(odd[middle]),
            even => Ok((even[middle - 1] + even[middle]) / 2.0),
        }
    }
}
