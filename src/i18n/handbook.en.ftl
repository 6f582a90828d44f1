## Handbook of the rules

handbook-title = Handbook of the rules
handbook-holds = This handbook holds { $rules } rules and { $guards } safeguards, the models to choose from, every parameter and the sources that are cited.
handbook-reading = Each requirement is told in words and then as the expression in the rule file; should the two differ, the expression counts. Names in quotes are facts of a profile, and "is yes" means that the fact is stated as yes. In recommendations, square brackets show what an assessment fills in.
handbook-group =
    { $count ->
        [one] One rule, from the ruleset { $name } { $version }.
       *[other] { $count } rules, from the ruleset { $name } { $version }.
    }
handbook-everywhere = every region
handbook-severity = { $severity } where { $when }
handbook-when-formal = when (expression)
handbook-require-formal = require (expression)
handbook-parameter = { $name }: { $values }; basis: { $basis }
handbook-waits = waits for
handbook-no-effects = none
handbook-guards = Safeguards
handbook-guards-intro = Until a safeguard stands, everything listed under it is held, and likewise where the data does not show whether it stands. A practice that runs without its safeguard is a critical finding.
handbook-running = counts as running
handbook-running-formal = running (expression)
handbook-held-tags = tags held
handbook-held-effects = effects held
handbook-all = all
handbook-models-intro = Each model is given with its preconditions, what favours it and what speaks against it. An assessment says which of these apply in a place; it does not decide.
handbook-argument = { $text }. Judged by: { $condition }
handbook-definitions = Definitions
handbook-term = name
handbook-meaning = meaning
handbook-parameters = Parameters
handbook-sources = Sources
