//! The two languages, and the catalogue of every text that people read.

mod catalogue;
mod types;

pub use catalogue::{Args, Words};
use guiju_core::assessment::Text;
pub(crate) use types::types;

/// A language that everything exists in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

/// What the reader asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Languages {
    /// Chinese only.
    Zh,
    /// English only.
    En,
    /// Chinese, then English.
    Both,
}

impl Lang {
    /// The side of a text in this language.
    pub fn of(self, text: &Text) -> &str {
        match self {
            Lang::Zh => &text.zh,
            Lang::En => &text.en,
        }
    }
}

impl Languages {
    /// What a locale such as `zh-CN` or `zh_CN.UTF-8` asks for: Chinese when it says so, English otherwise.
    ///
    /// ```
    /// use guiju::i18n::Languages;
    /// assert_eq!(Languages::of_locale("zh-Hans-CN"), Languages::Zh);
    /// assert_eq!(Languages::of_locale("C"), Languages::En);
    /// ```
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['-', '_', '.', '@']).next().unwrap_or(locale);
        if language.eq_ignore_ascii_case("zh") { Languages::Zh } else { Languages::En }
    }

    /// The languages, in the order they are printed.
    pub fn each(self) -> &'static [Lang] {
        match self {
            Languages::Zh => &[Lang::Zh],
            Languages::En => &[Lang::En],
            Languages::Both => &[Lang::Zh, Lang::En],
        }
    }

    /// Their catalogues, in the order they are printed.
    pub fn words(self) -> Vec<Words> {
        self.each().iter().map(|lang| Words::new(*lang)).collect()
    }
}

/// A text of the catalogue with its arguments: `say!(words, "report-title", name = name)`.
#[macro_export]
macro_rules! say {
    ($words:expr, $key:expr) => { $words.text($key) };
    ($words:expr, $key:expr, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut args = $crate::i18n::Args::new();
        $(args.set(stringify!($name), $value);)+
        $words.say($key, &args)
    }};
}
