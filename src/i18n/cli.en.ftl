### Help and complaints of the command line.

cli = Guiju 规矩 checks a region's profile against rules: what is met, what is missing, what cannot be told yet in digital-government reform, and what to do next.
cli-usage = Usage:{" "}
cli-some-options = [OPTIONS]
cli-commands = Commands
cli-command = COMMAND
cli-arguments = Arguments
cli-options = Options
cli-help = Print this help
cli-version = Print the version
cli-lang = Language of the output: zh, en, or both (Chinese, then English); by default the system's
cli-lang-value = LANG
cli-rules = Load a rule file (.gj) besides the shipped rules; can be repeated
cli-rules-value = FILE
cli-plugin = Load a plugin (.wasm), under a name of its own with NAME=FILE; can be repeated
cli-plugin-value = FILE
cli-settings = The place's settings; by default the guiju.toml beside the profile, else in the working folder
cli-settings-value = FILE
cli-no-settings = Use no guiju.toml: neither adopted plugins nor local values of parameters
cli-set = Set a parameter for this run, which makes it a trial; can be repeated
cli-set-value = NAME=VALUE
cli-only = Only rules with this tag, such as force.traction; can be repeated
cli-only-value = TAG

cli-check = Check one or more profiles against the rules
cli-check-profile = A profile's file (.toml, .json, .yaml, .csv, .xlsx), or the name of an example, such as zhejiang
cli-check-profile-value = PROFILE
cli-check-format = Format of the output: text (default), json, markdown, html (one file, fit for printing), docx (for Word and WPS), xlsx (the ledger of gaps); the last two need -o. A name after -o that ends in one of these tells the format
cli-check-format-value = FORMAT
cli-check-against = Draw the maturity levels of another profile (another region, or this one at another date) on the same radar
cli-check-against-value = PROFILE
cli-check-published = Also show the ranks and indexes that others have published, as the profile quotes them, for information
cli-check-full = Give the text report every reference table, remark and expression too, as the page and Markdown always do
cli-check-fail-on = Exit with status 1 if a gap is at least this grave or a practice runs without its safeguard: low, medium, high, critical
cli-check-fail-on-value = SEVERITY
cli-check-output = Write the report to a file
cli-check-output-value = FILE

cli-compare = Put two assessments side by side, with what is different and why; no ranking
cli-compare-left = A profile (a file, or the name of an example), or a saved assessment (as printed by `check --format json`)
cli-compare-left-value = PROFILE|ASSESSMENT
cli-compare-right = What to put beside it: another region, this one at another date, or from before the rules changed
cli-compare-right-value = PROFILE|ASSESSMENT
cli-compare-format = Format of the output: text (default), json, markdown, html, docx (needs -o)
cli-compare-format-value = FORMAT
cli-compare-output = Write the comparison to a file
cli-compare-output-value = FILE
cli-compare-more = More dates of the same region: three or more are put in order, with outcomes and levels date by date
cli-compare-more-value = PROFILE|ASSESSMENT

cli-bulletin = Write two assessments of one region, at most a month apart, as the monthly bulletin; no ranking
cli-bulletin-earlier = The profile of the bulletin before, or a saved assessment (as printed by `check --format json`)
cli-bulletin-earlier-value = PROFILE|ASSESSMENT
cli-bulletin-later = The profile of this one, or a saved assessment
cli-bulletin-later-value = PROFILE|ASSESSMENT
cli-bulletin-format = Format of the output: text (default), json (the data of the two), markdown, html, docx (needs -o)
cli-bulletin-format-value = FORMAT
cli-bulletin-output = Write the bulletin to a file
cli-bulletin-output-value = FILE

cli-reuse = Say whether innovations made elsewhere can be reused here: what they lack, wait for and would change; no ranking
cli-reuse-profile = A profile (.toml, .json, .yaml), or the name of an example, such as county_b
cli-reuse-profile-value = PROFILE
cli-reuse-library = A plugin (.wasm) or a folder of plugins; can be repeated. Without it: those that ship with guiju
cli-reuse-library-value = PATH
cli-reuse-plugin = Only this innovation, with both tables and how its place of origin compares; can be repeated
cli-reuse-plugin-value = ID
cli-reuse-form = Write the local fit-assessment form of this innovation
cli-reuse-form-value = ID
cli-reuse-origin-profile = The profile of a place of origin, known by its region.id; can be repeated
cli-reuse-origin-profile-value = PROFILE
cli-reuse-format = text (default), json, markdown, html, docx (needs -o); a form is markdown by default
cli-reuse-format-value = FORMAT
cli-reuse-full = Everything about each innovation, as pages and Markdown have it
cli-reuse-output = Write it to a file
cli-reuse-output-value = FILE

cli-explain = Show how a rule came to its outcome, how a safeguard stands, or what a diagnostic code means
cli-explain-subject = A profile; or, by itself, a diagnostic code such as GJ0101
cli-explain-subject-value = PROFILE|CODE
cli-explain-rule = The number or name of a rule or safeguard, such as TRA-02 or G-ETHICS
cli-explain-rule-value = RULE
cli-explain-full = List every step, those that decided nothing as well
cli-explain-format = Format of the output: text (default), json
cli-explain-format-value = FORMAT

cli-rules-word = Only rules whose name, title, requirement or advice holds this word
cli-rules-word-value = WORD
cli-rules-format = Format of the output: text (default), markdown and html (a handbook), json
cli-rules-format-value = FORMAT
cli-rules-coverage = List what the two papers hold, and where each part of it stands in the rules
cli-rules-about = List the rules, or print a handbook of them
cli-facts = List the facts a profile can state
cli-facts-word = Only facts whose path, name, definition or group holds this word
cli-facts-word-value = WORD
cli-facts-format = Format of the output: text (default), json
cli-facts-format-value = FORMAT

cli-test = Run the tests of rule files
cli-test-file = Rule files (.gj), with their tests beside them (a_test.gj for a.gj), or folders of them; the shipped rules when nothing is named
cli-test-file-value = FILE
cli-test-coverage = Show what of the rules no test covers
cli-test-require-coverage = Exit with status 1 when something is not covered
cli-test-format = Format of the output: text (default), json
cli-test-format-value = FORMAT

cli-lint = Look through rule files for mistakes
cli-lint-file = Rule files (.gj), or folders of them
cli-lint-file-value = FILE

cli-fmt = Lay out rule files in one and the same way
cli-fmt-file = Rule files (.gj), folders of them, or - for standard input, which is printed
cli-fmt-file-value = FILE
cli-fmt-check = Change nothing; list the files that would change, and exit with status 1 if there are any
cli-fmt-keywords = Turn every keyword into its spelling in this language: zh or en
cli-fmt-keywords-value = LANG

cli-eval = Evaluate an expression that stands alone
cli-eval-expression = An expression (CEL), such as '1 + 2 == 3'
cli-eval-expression-value = EXPR
cli-eval-jsonl = Answer one JSON object per line of standard input with one per line of output

cli-schema = Print a JSON Schema
cli-schema-name = assessment (default), explanation, comparison, series or reuse
cli-schema-name-value = NAME

cli-plugin-about = Make, look into and share plugins
cli-plugin-new = Begin a plugin: a folder with a manifest, rules, tests and an implementation file
cli-plugin-new-id = The plugin's id, such as my.two_windows
cli-plugin-new-id-value = ID
cli-plugin-new-template = What to begin with: rules alone, or code in a language as well
cli-plugin-new-template-value = TEMPLATE
cli-plugin-new-output = The folder to make (named after the id by default)
cli-plugin-new-output-value = FOLDER
cli-plugin-test = Run a plugin's own tests, and see whether it is fit to be shared
cli-plugin-test-file = A plugin (.wasm) or its folder
cli-plugin-test-file-value = FILE
cli-plugin-build = Pack a folder into a plugin
cli-plugin-build-folder = A folder with plugin.toml, rules.gj, implementation.md, a folder attachments for what goes with that and, if there is code, code.wasm
cli-plugin-build-folder-value = FOLDER
cli-plugin-build-output = The file to write (.wasm)
cli-plugin-build-output-value = FILE
cli-plugin-wit = Show what a plugin's code has to export, as WIT
cli-plugin-wit-folder = A folder with plugin.toml and rules.gj
cli-plugin-wit-folder-value = FOLDER
cli-plugin-inspect = Show what a plugin says about itself
cli-plugin-inspect-file = A plugin (.wasm)
cli-plugin-inspect-file-value = FILE
cli-plugin-unpack = Unpack a plugin into the folder it was made from, to read it or to make another of it
cli-plugin-unpack-file = A plugin (.wasm)
cli-plugin-unpack-file-value = FILE
cli-plugin-unpack-output = The folder to make; it must not be there yet
cli-plugin-unpack-output-value = FOLDER
cli-plugin-save = Lay a plugin out as an OCI image, to be carried or uploaded
cli-plugin-save-file = A plugin (.wasm)
cli-plugin-save-file-value = FILE
cli-plugin-save-output = A folder, or an archive if it ends in .tar
cli-plugin-save-output-value = IMAGE
cli-plugin-key = Make a pair of keys to sign with: NAME.key, which stays here, and NAME.pub, which others get
cli-plugin-key-name = The files' name without ending; files that are there are not replaced
cli-plugin-key-name-value = NAME
cli-plugin-sign = Sign the plugin in an image
cli-plugin-sign-image = A folder or archive made by `guiju plugin save`
cli-plugin-sign-image-value = IMAGE
cli-plugin-sign-key = A private key of one's own, or one that cosign made (password: COSIGN_PASSWORD, or typed)
cli-plugin-sign-key-value = FILE
cli-plugin-verify = Check an image's signatures, or everything adopted here
cli-plugin-verify-file = An image, here or in a registry (oci://…); without one, what guiju.toml names is compared with guiju.lock
cli-plugin-verify-file-value = IMAGE
cli-plugin-load = Take the plugin out of an image, if guiju.toml trusts it
cli-plugin-load-image = A folder, an archive, or an image in a registry (oci://…)
cli-plugin-load-image-value = IMAGE
cli-plugin-load-output = The file to write (.wasm)
cli-plugin-load-output-value = FILE
cli-plugin-push = Send a plugin and its signatures to a registry, once it is confirmed
cli-plugin-push-file = An image, or a plugin (.wasm) that nobody has signed
cli-plugin-push-file-value = IMAGE
cli-plugin-push-reference = Where to, such as registry.example.org/office/reuse:1.0.0 (without a tag, the plugin's version)
cli-plugin-push-reference-value = REFERENCE
cli-plugin-push-yes = Send without asking; what leaves is listed all the same
cli-plugin-push-plain-http = Do without encryption (on this machine that is so by default; =false asks for it)
cli-plugin-push-plain-http-value = BOOL
cli-plugin-pull = Fetch a plugin from a registry: as a plugin, if guiju.toml trusts it, or as an image
cli-plugin-pull-reference = Where from, with a tag or a digest
cli-plugin-pull-reference-value = REFERENCE
cli-plugin-pull-output = The file to write: a plugin (.wasm), an archive (.tar), or a folder
cli-plugin-pull-output-value = FILE
cli-plugin-pull-plain-http = Do without encryption (on this machine that is so by default; =false asks for it)
cli-plugin-pull-plain-http-value = BOOL
cli-plugin-add = Adopt a plugin here: check trust, keep its file, and pin it in guiju.lock
cli-plugin-add-file = An image, a plugin (.wasm), or one in a registry (oci://…)
cli-plugin-add-file-value = IMAGE
cli-plugin-add-alias = This place's own name for it (its id by default)
cli-plugin-add-alias-value = NAME

cli-completions = Print a completion script for a shell
cli-completions-shell = bash, zsh, fish, elvish or powershell
cli-completions-shell-value = SHELL

cli-unknown-argument = there is no option `{ $name }`; did you mean `{ $suggestion }`
    .without-suggestion = there is no option `{ $name }`
cli-unknown-command = there is no command `{ $name }`; did you mean `{ $suggestion }`
    .without-suggestion = there is no command `{ $name }`
cli-invalid-value = `{ $name }` cannot be `{ $value }`; it can be { $values }
    .without-value = `{ $name }` needs a value
    .without-values = `{ $name }` cannot be `{ $value }`
cli-missing = still needed: { $name }
    .without-name = the command is not complete
cli-repeated = `{ $name }` can be given only once
    .without-name = an option is given more than once
cli-wrong = the command line is wrong: { $name }
    .without-name = the command line is wrong
cli-try-help = see --help

page-example = Example:
written = wrote { $path }
explain-profile-needed = what is known of a rule hangs on a profile, as in `guiju explain zhejiang { $given }`; codes of problems are `GJ` and four digits
explain-rule-needed = a rule is needed too, as in `guiju explain { $given } TRA-02`; `guiju rules` lists them
diagnostics-more = only the first { $shown } are shown
diagnostics-count =
    { $errors ->
        [one] one error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] one warning
       *[other] { $warnings } warnings
    }; `guiju explain CODE` tells more about a code
diagnostic-help = help:{" "}
diagnostic-elsewhere = { $label }: { $place }

cli-profile-about = Start a profile, turn it into another format, and collect data by forms
cli-profile-new = Start a profile to be filled in, with the facts that rules for its level ask for
cli-profile-new-level = The level: province, city, county or township
cli-profile-new-level-value = LEVEL
cli-profile-new-id = The region's id: lower-case letters, digits and underscores (my_region by default)
cli-profile-new-id-value = ID
cli-profile-new-name = The region's name
cli-profile-new-name-value = NAME
cli-profile-new-output = The file to write (.toml, .csv, .xlsx); without one, the profile is printed
cli-profile-new-output-value = FILE
cli-profile-convert = Turn a profile into another format, with every source, date and remark (comments in the file aside)
cli-profile-convert-profile = A profile (.toml, .json, .yaml, .csv, .xlsx), or the name of an example
cli-profile-convert-profile-value = PROFILE
cli-profile-convert-output = The file to write; its extension tells the format
cli-profile-convert-output-value = FILE

cli-profile-form = Make forms of the facts to be collected, for departments to fill in
cli-profile-form-profile = A profile, or the name of an example
cli-profile-form-profile-value = PROFILE
cli-profile-form-by-department = One file for each department; the profile names them under [departments]
cli-profile-form-all = Ask for every fact, not only for those still wanted
cli-profile-form-due = The day by which forms are to be returned, such as 2026-03-31
cli-profile-form-due-value = DATE
cli-profile-form-output = The folder to write to; its profile.toml is the profile as it was then, which returns are merged into
cli-profile-form-output-value = FOLDER
cli-profile-collect = Merge the forms that came back: every cell that cannot be used is named, and contradictions are listed, never settled
cli-profile-collect-folder = The folder with the forms
cli-profile-collect-folder-value = FOLDER
cli-profile-collect-base = The profile to merge into (the folder's profile.toml by default)
cli-profile-collect-base-value = PROFILE
cli-profile-collect-output = The profile to write
cli-profile-collect-output-value = FILE
