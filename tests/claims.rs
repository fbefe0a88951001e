//! Attributions, form by form: `tests/specs/claims/forms.txt` says what each short text must give, `open.txt` what some
//! should give and do not yet; `cast.txt` says who the sources are.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

#[allow(dead_code, reason = "the seeds' marks are for others")]
mod marks;

use nutgraf::{EntityKind, Form, Label, Options, Polarity, Range, Source, SourceKind, Stance, Strip};

/// The attributions of a text, as the specs write them.
fn attributions(text: &str) -> Vec<String> {
    let options = Options {
        strip: Strip::Off,
        ..Options::default()
    };
    let report = nutgraf::analyze(text, &options).expect("a spec is small");
    let words = |ranges: &[Range]| {
        let parts: Vec<&str> = ranges.iter().map(|r| &report.text[r.start..r.end]).collect();
        if parts.is_empty() { "-".to_owned() } else { parts.join(" … ") }
    };
    let said = report.claims.iter().filter_map(|claim| claim.attribution.as_ref());
    said.map(|a| {
        format!(
            "{} | {} | {}",
            words(&a.source.ranges),
            words(&a.cue.ranges),
            words(&a.content.ranges)
        )
    })
    .collect()
}

/// The cases of a spec: what each must give, and what it gives.
fn cases(spec: &str) -> Vec<(Vec<String>, Vec<String>)> {
    let samples = marks::samples(spec).into_iter();
    samples.map(|sample| (sample.attributions, attributions(&sample.text))).collect()
}

#[test]
fn each_claim_is_labelled_as_its_spec_says() {
    let mut wrong = Vec::new();
    for case in include_str!("specs/claims/labels.txt").split("\n\n") {
        let mut lines = case.lines().filter(|l| !l.starts_with('#'));
        let Some(text) = lines.next() else {
            continue;
        };
        let expected = lines.next().filter(|l| l.starts_with("=> "));
        let expected = expected.unwrap_or_else(|| panic!("no line of what is expected: {text}"));
        let text = text.replace('⏎', "\n\n");
        let options = Options {
            strip: Strip::Off,
            ..Options::default()
        };
        let report = nutgraf::analyze(&text, &options).expect("a text is small");
        let claim = report.claims.last().unwrap_or_else(|| panic!("no claim: {text}"));
        let stance = claim.attribution.as_ref().map(|a| format!("{:?}", a.stance)).unwrap_or_default();
        let labels = claim.labels.iter().filter(|&&l| l != Label::Attributed);
        let mut found = format!("{stance} {:?} {:?}", claim.certainty, claim.polarity);
        labels.for_each(|l| found.push_str(&format!(" {l:?}")));
        let found = found.to_lowercase();
        if expected != format!("=> {found}") {
            wrong.push(format!("{text}\n  expected {expected}\n  found => {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_form_is_read_as_its_spec_says() {
    let cases = cases(include_str!("specs/claims/forms.txt"));
    assert!(cases.len() > 20, "the spec was read");
    let wrong: Vec<_> = cases.into_iter().filter(|(expected, found)| expected != found).collect();
    assert!(wrong.is_empty(), "expected and found: {wrong:#?}");
}

#[test]
fn what_is_known_to_be_misread_is_still_so() {
    let cases = cases(include_str!("specs/claims/open.txt"));
    assert!(!cases.is_empty(), "the spec was read");
    for (expected, found) in cases {
        assert_ne!(found, expected, "it is read rightly now: it belongs in forms.txt");
    }
}

/// Who says the last thing in a text.
fn last_source(text: &str) -> Option<Source> {
    let options = Options {
        strip: Strip::Off,
        ..Options::default()
    };
    let report = nutgraf::analyze(text, &options).expect("a text is small");
    report.claims.last()?.attribution.as_ref().map(|a| a.source.clone())
}

/// And by what name.
fn last_speaker(text: &str) -> Option<String> {
    last_source(text)?.name
}

/// Whoever says the last thing in each text of the spec.
#[test]
fn each_source_is_who_its_spec_says() {
    let mut wrong = Vec::new();
    let lines = || {
        include_str!("specs/claims/cast.txt")
            .lines()
            .filter(|l| !l.is_empty() && !l.starts_with('#'))
    };
    for (text, expected) in lines().zip(lines().skip(1)).filter(|(_, next)| next.starts_with("=> ")) {
        let source = last_source(&text.replace('⏎', "\n\n")).unwrap_or_else(|| panic!("nobody says anything: {text}"));
        let found = format!("=> {:?} | {}", source.kind, source.name.as_deref().unwrap_or("-"));
        if found.to_lowercase() != expected.to_lowercase() {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_pronoun_goes_back_to_whom_it_may_stand_for() {
    let speaker = |text: &str| last_speaker(text).unwrap_or_default();
    // By the given name, by the title, and by what was said of the person before.
    assert_eq!(
        speaker("Anna Lind opened the hall. Peter Vale left early. She said the hall was too small."),
        "Anna Lind"
    );
    assert_eq!(
        speaker("Ms Broome opened the hall. Mr Vale left early. She said the hall was too small."),
        "Broome"
    );
    assert_eq!(
        speaker("Peter Vale opened the hall. Anna Lind left early. He said the hall was too small."),
        "Peter Vale"
    );
    assert_eq!(
        speaker("Sol Broome opened the hall. She said it was cold. Peter Vale left early. She said the hall was too small."),
        "Sol Broome"
    );
    // Where nothing tells, whoever was spoken of last.
    assert_eq!(
        speaker("Sol Broome opened the hall. Kim Vale left early. She said the hall was too small."),
        "Kim Vale"
    );
}

#[test]
fn a_source_is_named_in_full_and_by_its_kind() {
    use SourceKind::{Anonymous, Group, Organisation, Outlet, Person, Role};
    let mut wrong = Vec::new();
    for (text, kind, name) in [
        ("One caseworker said the bridge was safe.", Role, "One caseworker"),
        ("Several observers said the bridge was safe.", Group, "Several observers"),
        (
            "The historical society said the bridge was safe.",
            Organisation,
            "historical society",
        ),
        ("His daughter Amy said the bridge was safe.", Person, "Amy"),
        (
            "The transport ministry closed the road. It said the bridge was safe.",
            Organisation,
            "transport ministry",
        ),
        (
            "A 2023 study by the Halden Institute found that the bridge was safe.",
            Organisation,
            "Halden Institute",
        ),
        ("Sport England said the bridge was safe.", Organisation, "Sport England"),
        ("Danielle Steel said the bridge was safe.", Person, "Danielle Steel"),
        (
            "The Ministry of Mines closed the pit. Roe resigned. The ministry said the bridge was safe.",
            Organisation,
            "Ministry of Mines",
        ),
        (
            "The leak was found by Clear Arle, a campaign group, which said the bridge was safe.",
            Organisation,
            "Clear Arle",
        ),
        (
            "The Cook Political Survey said the bridge was safe.",
            Organisation,
            "Cook Political Survey",
        ),
        ("A senior civil servant said the bridge was safe.", Role, "senior civil servant"),
        (
            "Speaking to Quay Breakfast, Helen Marsden said it was late. “I have seen the accounts,” she said.",
            Person,
            "Helen Marsden",
        ),
        (
            "The ministry closed the plant. Norline Ferries, the carrier, said it expected losses. It said the bridge was safe.",
            Organisation,
            "Norline Ferries",
        ),
        ("The union IF Metall said the bridge was safe.", Organisation, "IF Metall"),
        ("But drivers' groups rejected the claim.", Group, "drivers' groups"),
        ("A federal judge on Monday said the bridge was safe.", Role, "federal judge"),
        (
            "Two people familiar with the talks said it was late. “It's a mess,” one of the people said.",
            Anonymous,
            "Two people familiar with the talks",
        ),
        (
            "The dean told me there was no money. “Come back when there is,” he said.",
            Role,
            "dean",
        ),
        (
            "His opponent in the election, councillor Beth Saxon, said the bridge was safe.",
            Person,
            "Beth Saxon",
        ),
        (
            "Jane Roe resigned on Monday. A spokesman said it was late. She said the bridge was safe.",
            Person,
            "Jane Roe",
        ),
        ("USA Today said the bridge was safe.", Outlet, "USA Today"),
        ("Mr. Strand said the bridge was safe.", Person, "Strand"),
        ("Prof. Liv Berge said the bridge was safe.", Person, "Liv Berge"),
        (
            "Two sources close to the board said it would be sold.",
            Anonymous,
            "Two sources close to the board",
        ),
        (
            "The school Jane Roe attended was closed. Roe said the bridge was safe.",
            Person,
            "Jane Roe",
        ),
        ("At 9 AM Jane Roe left. Roe said the bridge was safe.", Person, "Jane Roe"),
        ("The coast guard said the bridge was safe.", Organisation, "coast guard"),
        (
            "UN Environment Programme said the bridge was safe.",
            Organisation,
            "UN Environment Programme",
        ),
        (
            "The Maritime and Coastguard Agency said the bridge was safe. It added that it was new.",
            Organisation,
            "Maritime and Coastguard Agency",
        ),
        (
            "The bridge is safe, according to the Port Hollin Traders' Association.",
            Organisation,
            "Port Hollin Traders' Association",
        ),
        ("Supermarket chain Kolon said the bridge was safe.", Organisation, "Kolon"),
        ("Finance chief Tom Baranski said the bridge was safe.", Person, "Tom Baranski"),
        ("Rear Adm. Paul Grove said the bridge was safe.", Person, "Paul Grove"),
        ("Chief Executive Nora Falk said the bridge was safe.", Person, "Nora Falk"),
        ("Councillor Ann Thorley said the bridge was safe.", Person, "Ann Thorley"),
        ("Stephen King said the bridge was safe.", Person, "Stephen King"),
        (
            "Calloway appointed engineer Paul Reyes. Reyes said the bridge was safe.",
            Person,
            "Paul Reyes",
        ),
        ("The Halden Courier Ltd. said the bridge was safe.", Outlet, "Halden Courier"),
        ("The newspaper Dagens Post said the bridge was safe.", Outlet, "Dagens Post"),
        ("MV Santa Lucia radioed that the bridge was safe.", Group, "MV Santa Lucia"),
        (
            "One European diplomat said the bridge was safe.",
            Anonymous,
            "One European diplomat",
        ),
        ("European diplomats said the bridge was safe.", Group, "European diplomats"),
        (
            "Two people with knowledge of the matter said it was late.",
            Anonymous,
            "Two people with knowledge of the matter",
        ),
        ("“Nobody came,” one resident said. “It was cold,” said another.", Role, "another"),
        ("“Nobody came,” one resident said. “It was cold,” a third said.", Role, "a third"),
        ("None of the members opposed the plan.", Group, "None of the members"),
        (
            "The drivers' union, Aslef, said the company had torn up an agreement.",
            Organisation,
            "Aslef",
        ),
        (
            "Talks with Great Central Rail failed. Great Central said the bridge was safe.",
            Organisation,
            "Great Central Rail",
        ),
        (
            "Dan Webb laughed. Its chief executive, Paul Dent, was late on Monday. He said the bridge was safe.",
            Person,
            "Paul Dent",
        ),
        (
            "The opposition Progress Party said the bridge was safe.",
            Organisation,
            "Progress Party",
        ),
        (
            "Mary Tano runs the school. Asked about the fee, Selma Haug laughed. “One thing at a time,” she said.",
            Person,
            "Selma Haug",
        ),
        (
            "The council met on Monday. An official, who feared for his job, said it was late. “It is a mess,” he said.",
            Anonymous,
            "official",
        ),
        (
            "At least three council members want an inquiry.",
            Group,
            "At least three council members",
        ),
        (
            "The captain, who stayed on board because the radio had failed, said the bridge was safe.",
            Role,
            "captain",
        ),
        (
            "The bridge is safe, according to an estimate by the assembly's budget office.",
            Organisation,
            "assembly's budget office",
        ),
        (
            "The carmaker Voltara will cut 300 jobs, it said on Wednesday.",
            Organisation,
            "Voltara",
        ),
        (
            "Jane Roe left the hall. His mother disagreed. “A captain is a captain,” she said.",
            Role,
            "His mother",
        ),
        (
            "Mr. Arne's lawyer, Simon Ferrante, insisted that the boat was sound.",
            Person,
            "Simon Ferrante",
        ),
        ("Arne's ex-wife said the boat was sound.", Role, "Arne's ex-wife"),
        (
            "Her ex-husband, the geologist Rune Arnheim, said the hill was hollow.",
            Person,
            "Rune Arnheim",
        ),
        ("The novelist Dagr Ruud said the hill was hollow.", Person, "Dagr Ruud"),
        ("Delmarque Minerals said the hill was hollow.", Organisation, "Delmarque Minerals"),
        (
            "Norland's Ministry of Tides said the hill was hollow.",
            Organisation,
            "Norland's Ministry of Tides",
        ),
        (
            "One cabinet minister said the mood was dark. “Nobody believes it,” they said.",
            Anonymous,
            "One cabinet minister",
        ),
        (
            "Two Republicans who voted no said the bill was weak.",
            Group,
            "Two Republicans who voted no",
        ),
        (
            "Brokerage Lindholm Partners said the hill was hollow.",
            Organisation,
            "Lindholm Partners",
        ),
        ("Bank Arne Partners said the hill was hollow.", Organisation, "Bank Arne Partners"),
        (
            "Fighters of the Norland Tide Front (NTF) left. The NTF vowed to respond.",
            Organisation,
            "Norland Tide Front",
        ),
        (
            "The Tide Programme (TP) met. It said that all was well. The agency said the boats were late.",
            Organisation,
            "Tide Programme",
        ),
        (
            "Researchers at Northgate Labs met. Northgate said the hill was hollow.",
            Organisation,
            "Northgate Labs",
        ),
        (
            "Her editor, Piet van der Meer, laughed. But Van der Meer believes the hill is hollow.",
            Person,
            "Piet van der Meer",
        ),
        ("Mediators had hoped to meet in May.", Group, "Mediators"),
        (
            "Ottilie Brandt writes. “It is late,” said a former colleague. Brandt grew up with a keeper who, she said, drank.",
            Person,
            "Ottilie Brandt",
        ),
        (
            "Ottilie Brandt writes. “It is late,” said a former colleague. Brandt was wrong, she said.",
            Role,
            "former colleague",
        ),
        (
            "KLM was fined by the FAA. The agency said the plane was unsafe.",
            Organisation,
            "agency",
        ),
        (
            "BMW recalled 40,000 cars. The regulator said the brakes could fail.",
            Organisation,
            "regulator",
        ),
        ("The FBI searched the house. The agency said it had a warrant.", Organisation, "FBI"),
        (
            "The shirt sponsor Standard Chartered said the shirts were sold.",
            Organisation,
            "Standard Chartered",
        ),
        ("Rival Delmar Metals said orders were up.", Organisation, "Delmar Metals"),
        (
            "Kestrel bought Northgate Minerals. The company said it would cut costs.",
            Organisation,
            "company",
        ),
        ("Ann Farms grows beans. Farms said she would sell.", Person, "Ann Farms"),
        ("“All bets are off,” the TD said.", Role, "TD"),
        (
            "Sixty-one per cent of those surveyed said the road was late.",
            Group,
            "Sixty-one per cent of those surveyed",
        ),
        (
            "Minister for Transport Aoife Brannigan said the road would open.",
            Person,
            "Aoife Brannigan",
        ),
        (
            "A spokesman for Mayor Frank Jackson said the road would open.",
            Role,
            "spokesman for Mayor Frank Jackson",
        ),
        (
            "Bank spokeswoman Dana Hay said it was late. A court spokeswoman said it was early.",
            Role,
            "court spokeswoman",
        ),
        (
            "Police spokesman Karl Hay spoke. A hospital spokesman said one was hurt. The spokesman added that it was late.",
            Role,
            "hospital spokesman",
        ),
        ("The road was shut. Dr Khalil al-Nabri said it was late.", Person, "Khalil al-Nabri"),
        ("Umm Salem, 39, said the road was shut.", Person, "Umm Salem"),
        (
            "Iran, Turkey and Qatar said the road was shut.",
            Organisation,
            "Iran, Turkey and Qatar",
        ),
        (
            "The road is shut. Gov. Dale Hay’s opponents said it was late.",
            Group,
            "Gov. Dale Hay’s opponents",
        ),
        (
            "Shirley Tunnard, 43, saw it. Chief inspector Ron Hay came. But Shirley said it was late.",
            Person,
            "Shirley Tunnard",
        ),
        (
            "Shirley Tunnard saw it. Shirley Hay saw it. But Shirley said it was late.",
            Person,
            "Shirley",
        ),
        ("Harry Tunnard scored. Prince Harry said it was late.", Person, "Harry"),
        ("Reuters said the road was shut.", Outlet, "Reuters"),
        ("Moscow denies shelling the town.", Organisation, "Moscow"),
        (
            "Callum Tranter drove home. Tranter, of Mill Lane, Ockley, said he was sorry.",
            Person,
            "Callum Tranter",
        ),
        (
            "Foreign Minister Petar Dremov spoke. Dana Whitlock, who met Dremov there, was blunt. She said it was late.",
            Person,
            "Dana Whitlock",
        ),
        ("One backbencher, however, said the road was late.", Anonymous, "One backbencher"),
        (
            "A witness, who cannot be named for legal reasons, said it was dark.",
            Anonymous,
            "witness, who cannot be named for legal reasons",
        ),
        ("The metalworkers' union disputed the figure.", Organisation, "metalworkers' union"),
        ("No 10 said the plan was sound.", Organisation, "Downing Street"),
        ("A Quaymark poll found that the old ferry is too dear.", Organisation, "Quaymark"),
        (
            "Four current and former clerks said the files were lost.",
            Group,
            "Four current and former clerks",
        ),
        ("On Monday Lopez said the bridge was safe.", Person, "Lopez"),
        ("In May Lopez said the bridge was safe.", Person, "Lopez"),
        ("Labour said the bridge was safe.", Organisation, "Labour"),
        ("The SNP said the bridge was safe.", Organisation, "SNP"),
        ("The Greens said the bridge was safe.", Group, "Greens"),
        ("Nordvik said it would appeal.", Organisation, "Nordvik"),
        ("Nordvik said it would rain.", Person, "Nordvik"),
        ("Starmer said it would fund schools.", Person, "Starmer"),
        ("Hansen said it had changed his life.", Person, "Hansen"),
        ("The MVP, LeBron James, said he was proud.", Person, "LeBron James"),
        ("Gen Alpha said the bridge was safe.", Person, "Gen Alpha"),
        ("HSBC was fined. The regulator said the bank had lied.", Organisation, "regulator"),
        ("The manager, 51, said the bridge was safe.", Role, "manager"),
        ("Acme’s chief executive said the bridge was safe.", Role, "Acme’s chief executive"),
        ("A police statement said the bridge was safe.", Group, "police"),
        ("Det Ch Insp Jo Kerr said the bridge was safe.", Person, "Jo Kerr"),
        (
            "The chief knew, but a senior official in the office conceded that the files were lost.",
            Anonymous,
            "senior official in the office",
        ),
    ] {
        let source = last_source(text).unwrap_or_else(|| panic!("nobody says anything: {text}"));
        if (source.kind, source.name.as_deref()) != (kind, Some(name)) {
            wrong.push((text, source.kind, source.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_source_is_whom_its_words_and_those_before_it_mean() {
    use SourceKind::{Anonymous, Organisation, Outlet, Person, Role, Unknown};
    let mut wrong = Vec::new();
    for (text, kind, name) in [
        (
            "Dan Webb opened the hall. Paul Dent left early, and Anna Carver herself said the bridge was safe.",
            Person,
            "Anna Carver",
        ),
        (
            "Anna Carver owns the hall. Dan Webb met Carver there. Carver herself posted on Monday that the bridge was safe.",
            Person,
            "Anna Carver",
        ),
        (
            "Paul Dent left early. The minister himself said the bridge was safe.",
            Role,
            "minister",
        ),
        (
            "Rachel Munro KC opened the case. Dan Webb left. Munro said the bridge was safe.",
            Person,
            "Rachel Munro",
        ),
        (
            "Daniel Frome, KC, opened the case. Frome said the bridge was safe.",
            Person,
            "Daniel Frome",
        ),
        (
            "Nikhil Rane, IPS, opened the case. Rane said the bridge was safe.",
            Person,
            "Nikhil Rane",
        ),
        ("Fergus Tindall MSP said the bridge was safe.", Person, "Fergus Tindall"),
        ("Robert Dale Jr. left. Dale said the bridge was safe.", Person, "Robert Dale"),
        ("Robert Dale III left. Dale said the bridge was safe.", Person, "Robert Dale"),
        ("Dr. Lena Moss, MD, PhD, left. Moss said the bridge was safe.", Person, "Lena Moss"),
        (
            "Anna Lind is the minister. Anna Lind was late. A nurse at the hospital said the ward was full. She said patients slept on the floor.",
            Role,
            "nurse at the hospital",
        ),
        (
            "Anna Lind is the minister. A spokesman said the ward was full. She said patients slept on the floor.",
            Person,
            "Anna Lind",
        ),
        (
            "Dr. Ines Calloway died on Monday. She married Thomas Calloway in 1970. Dr. Calloway said the bridge was safe.",
            Person,
            "Ines Calloway",
        ),
        (
            "Ines Calloway died on Monday. Calloway built boats. Calloway won a prize. She married Thomas Calloway in 1970. Calloway said the bridge was safe.",
            Person,
            "Ines Calloway",
        ),
        ("Prof Helle Sørensen said the bridge was safe.", Person, "Helle Sørensen"),
        ("Professor Helle Sorensen said the bridge was safe.", Person, "Helle Sorensen"),
        (
            "State Sen. Marian Tolliver, R-Dayton, said the bridge was safe.",
            Person,
            "Marian Tolliver",
        ),
        ("Ward sister Bridget Olawale said the bridge was safe.", Person, "Bridget Olawale"),
        (
            "The first witness, ward sister Bridget Olawale, said the bridge was safe.",
            Person,
            "Bridget Olawale",
        ),
        (
            "WHO regional director Dr. Amina Sule said the bridge was safe.",
            Person,
            "Amina Sule",
        ),
        ("Retired engineer Colin Osgood said the bridge was safe.", Person, "Colin Osgood"),
        (
            "Her neighbour, retired engineer Colin Osgood, said the bridge was safe.",
            Person,
            "Colin Osgood",
        ),
        ("Cllr Imran Sadiq said the bridge was safe.", Person, "Imran Sadiq"),
        ("MP Fergus Tindall said the bridge was safe.", Person, "Fergus Tindall"),
        ("Shri Mohan Gowda said the bridge was safe.", Person, "Mohan Gowda"),
        ("Smt. Lata Hegde said the bridge was safe.", Person, "Lata Hegde"),
        ("Fr. Tomas Okoye said the bridge was safe.", Person, "Tomas Okoye"),
        ("Adv. Nina Rao said the bridge was safe.", Person, "Nina Rao"),
        ("Er. Vijay Patil said the bridge was safe.", Person, "Vijay Patil"),
        ("Hon. Peter Lusi said the bridge was safe.", Person, "Peter Lusi"),
        ("Justice Nora Falk said the bridge was safe.", Person, "Nora Falk"),
        ("Mrs Justice Falkner said the bridge was safe.", Person, "Falkner"),
        ("Sir Colin Hale said the bridge was safe.", Person, "Colin Hale"),
        ("Dame Ruth Hale said the bridge was safe.", Person, "Ruth Hale"),
        ("Col. Jan Berg said the bridge was safe.", Person, "Jan Berg"),
        ("Rear Adm. Paul Grove said the bridge was safe.", Person, "Paul Grove"),
        ("K. Basavaraj Naik said the bridge was safe.", Person, "K. Basavaraj Naik"),
        ("R. Vishwanath Gowda said the bridge was safe.", Person, "R. Vishwanath Gowda"),
        ("P. S. Kamath said the bridge was safe.", Person, "P. S. Kamath"),
        ("D. Kempaiah said the bridge was safe.", Person, "D. Kempaiah"),
        ("R. V. Gowda said the bridge was safe.", Person, "R. V. Gowda"),
        (
            "Opposition leader R. Vishwanath Gowda said the bridge was safe.",
            Person,
            "R. Vishwanath Gowda",
        ),
        (
            "European Union foreign policy chief Karin Kask said the bridge was safe.",
            Person,
            "Karin Kask",
        ),
        (
            "Superintendent of Police (Raichur) Nikhil Rane, IPS, said the bridge was safe.",
            Person,
            "Nikhil Rane",
        ),
        ("Cllr Imran Sadiq left. Cllr Sadiq said the bridge was safe.", Person, "Imran Sadiq"),
        (
            "R. Vishwanath Gowda left. Shri Gowda said the bridge was safe.",
            Person,
            "R. Vishwanath Gowda",
        ),
        (
            "Dan Webb left. Smt. Tara Rao laughed. She said the bridge was safe.",
            Person,
            "Tara Rao",
        ),
        (
            "Paul Dent left. The first witness, ward sister Bridget Olawale, laughed. She said the bridge was safe.",
            Person,
            "Bridget Olawale",
        ),
        (
            "A Department of Health source said the bridge was safe.",
            Anonymous,
            "Department of Health source",
        ),
        (
            "According to Gazzetta del Calcio, the bridge was safe.",
            Outlet,
            "Gazzetta del Calcio",
        ),
        (
            "The Intergovernmental Panel on Climate Change (IPCC) met in Bonn. The IPCC said the bridge was safe.",
            Organisation,
            "Intergovernmental Panel on Climate Change",
        ),
        (
            "The North Sea Transition Authority (NSTA) met in Bonn. The NSTA said the bridge was safe.",
            Organisation,
            "North Sea Transition Authority",
        ),
        ("The bridge was safe, Russia's RIA agency said.", Outlet, "RIA Novosti"),
        (
            "The Securities and Exchange Commission said the bridge was safe.",
            Organisation,
            "Securities and Exchange Commission",
        ),
        (
            "The Department of Health and Social Care said the bridge was safe.",
            Organisation,
            "Department of Health and Social Care",
        ),
        (
            "The King's Mill Hospital said the bridge was safe.",
            Organisation,
            "King's Mill Hospital",
        ),
        ("The Hollis & Webb said the bridge was safe.", Organisation, "Hollis & Webb"),
        (
            "The Criminal Investigation Department said the bridge was safe.",
            Organisation,
            "Criminal Investigation Department",
        ),
        (
            "The Securities and Exchange Commission (SEC) met. The SEC said the bridge was safe.",
            Organisation,
            "Securities and Exchange Commission",
        ),
        (
            "Dan Webb left. Paolo Rossi, 29, scored twice. The 29-year-old said the bridge was safe.",
            Person,
            "Paolo Rossi",
        ),
        (
            "Paolo Rossi scored twice. The Italian said the bridge was safe.",
            Person,
            "Paolo Rossi",
        ),
        (
            "Ashbourne manager Dan Webb left. Paolo Rossi scored. The Ashbourne manager said the bridge was safe.",
            Person,
            "Dan Webb",
        ),
        (
            "The houses were built by Harcastle Homes, which said the bridge was safe.",
            Organisation,
            "Harcastle Homes",
        ),
        (
            "One European diplomat said it was late. The diplomat said the bridge was safe.",
            Anonymous,
            "One European diplomat",
        ),
        (
            "Norline Ferries closed a port. Two months later the company told staff that the bridge was safe.",
            Organisation,
            "Norline Ferries",
        ),
        ("Acme said the bridge was safe. It said it was new.", Organisation, "Acme"),
        (
            "The hospital trust said the bridge was safe. It said it was new.",
            Organisation,
            "hospital trust",
        ),
        (
            "Brightwell Motors closed a plant. In a filing with the SEC, it said the bridge was safe.",
            Organisation,
            "Brightwell Motors",
        ),
        (
            "Norline Ferries closed. The report found 38 faults. It said the bridge was safe.",
            Unknown,
            "report",
        ),
        (
            "Norline Ferries closed. The independent review, led by Ann Thorley, found that Norline Ferries had cut corners. It said the bridge was safe.",
            Unknown,
            "independent review",
        ),
        ("The trust said the bridge was safe.", Organisation, "trust"),
        ("The supporters' trust said the bridge was safe.", Organisation, "supporters' trust"),
        ("The NHS said the bridge was safe.", Organisation, "NHS"),
        (
            "Devon and Mere Police said the bridge was safe.",
            Organisation,
            "Devon and Mere Police",
        ),
        ("The Opposition said the bridge was safe.", Organisation, "Opposition"),
        (
            "Haldane was late on Monday. Oliver Haldane leads the council. Haldane said the bridge was safe.",
            Person,
            "Oliver Haldane",
        ),
        // The full name comes later.
        (
            "Haldane said the bridge was safe. Oliver Haldane leads the council.",
            Person,
            "Oliver Haldane",
        ),
        // A definite description may be of whom the text named; one that is new is another.
        (
            "Peter Vale left. The senator said it was late. “Nobody came,” he said.",
            Person,
            "Peter Vale",
        ),
        (
            "Peter Vale left. A caretaker said it was late. “Nobody came,” he said.",
            Role,
            "caretaker",
        ),
        (
            "Peter Vale left. A reporter asked Vale how late it was. He said the bridge was safe.",
            Person,
            "Peter Vale",
        ),
        // Who is the subject of the sentence comes first, but not where the sentence is what someone says.
        (
            "Mary Tano left. Ida Broome was at sea when she said the bridge was safe.",
            Person,
            "Ida Broome",
        ),
        ("Mary Tano said it was late. Ida Broome had left, she said.", Person, "Mary Tano"),
        (
            "Mary Tano said that Ida Broome was at sea, but she said the bridge was safe.",
            Person,
            "Mary Tano",
        ),
    ] {
        let source = last_source(text).unwrap_or_else(|| panic!("nobody says anything: {text}"));
        if (source.kind, source.name.as_deref()) != (kind, Some(name)) {
            wrong.push((text, source.kind, source.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A text, the entities that it has with their kinds, and some that it has not.
type Entities = (&'static str, &'static [(&'static str, EntityKind)], &'static [&'static str]);

#[test]
fn an_entity_is_named_once_and_by_its_kind() {
    use EntityKind::{Organisation, Other, Person, Place};
    let options = Options {
        strip: Strip::Off,
        ..Options::default()
    };
    let cases: &[Entities] = &[
        (
            "Rachel Munro KC opened the case. Dan Webb left. Munro said the bridge was safe.",
            &[("Rachel Munro", Person)],
            &["Munro", "Rachel Munro KC", "KC"],
        ),
        (
            "Daniel Frome, KC, opened the case. Frome said the bridge was safe.",
            &[("Daniel Frome", Person)],
            &["KC"],
        ),
        (
            "Nikhil Rane, IPS, opened the case. Rane said the bridge was safe.",
            &[("Nikhil Rane", Person)],
            &["IPS", "Rane"],
        ),
        ("Robert Dale Jr. left. Dale said the bridge was safe.", &[], &["Jr"]),
        ("Dr. Lena Moss, MD, PhD, left. Moss said the bridge was safe.", &[], &["MD", "PhD"]),
        (
            "State Sen. Marian Tolliver, R-Dayton, said the bridge was safe.",
            &[("Marian Tolliver", Person)],
            &[
                "K",
                "P",
                "S",
                "R",
                "Opposition R",
                "IPS",
                "Smt",
                "Hon",
                "R-Dayton",
                "Raichur) Nikhil Rane",
            ],
        ),
        (
            "Smt. Lata Hegde said the bridge was safe.",
            &[("Lata Hegde", Person)],
            &[
                "K",
                "P",
                "S",
                "R",
                "Opposition R",
                "IPS",
                "Smt",
                "Hon",
                "R-Dayton",
                "Raichur) Nikhil Rane",
            ],
        ),
        (
            "K. Basavaraj Naik said the bridge was safe.",
            &[("K. Basavaraj Naik", Person)],
            &[
                "K",
                "P",
                "S",
                "R",
                "Opposition R",
                "IPS",
                "Smt",
                "Hon",
                "R-Dayton",
                "Raichur) Nikhil Rane",
            ],
        ),
        (
            "P. S. Kamath said the bridge was safe.",
            &[("P. S. Kamath", Person)],
            &[
                "K",
                "P",
                "S",
                "R",
                "Opposition R",
                "IPS",
                "Smt",
                "Hon",
                "R-Dayton",
                "Raichur) Nikhil Rane",
            ],
        ),
        (
            "Opposition leader R. Vishwanath Gowda said the bridge was safe.",
            &[("R. Vishwanath Gowda", Person)],
            &[
                "K",
                "P",
                "S",
                "R",
                "Opposition R",
                "IPS",
                "Smt",
                "Hon",
                "R-Dayton",
                "Raichur) Nikhil Rane",
            ],
        ),
        (
            "Superintendent of Police (Raichur) Nikhil Rane, IPS, said the bridge was safe.",
            &[("Nikhil Rane", Person)],
            &[
                "K",
                "P",
                "S",
                "R",
                "Opposition R",
                "IPS",
                "Smt",
                "Hon",
                "R-Dayton",
                "Raichur) Nikhil Rane",
            ],
        ),
        (
            "Cllr Imran Sadiq left. Cllr Sadiq said the bridge was safe.",
            &[("Imran Sadiq", Person)],
            &["Cllr Sadiq", "Sadiq"],
        ),
        ("R. Vishwanath Gowda left. Shri Gowda said the bridge was safe.", &[], &["Gowda"]),
        (
            "According to Gazzetta del Calcio, the bridge was safe.",
            &[],
            &["Calcio", "Gazzetta"],
        ),
        (
            "The Intergovernmental Panel on Climate Change (IPCC) met in Bonn. The IPCC said the bridge was safe.",
            &[],
            &["IPCC", "Climate Change"],
        ),
        (
            "The North Sea Transition Authority (NSTA) met in Bonn. The NSTA said the bridge was safe.",
            &[],
            &["NSTA"],
        ),
        (
            "The Securities and Exchange Commission said the bridge was safe.",
            &[("Securities and Exchange Commission", Organisation)],
            &["Social Care", "Mill Hospital", "King"],
        ),
        (
            "The Department of Health and Social Care said the bridge was safe.",
            &[("Department of Health and Social Care", Organisation)],
            &["Social Care", "Mill Hospital", "King"],
        ),
        (
            "The King's Mill Hospital said the bridge was safe.",
            &[("King's Mill Hospital", Organisation)],
            &["Social Care", "Mill Hospital", "King"],
        ),
        (
            "The Hollis & Webb said the bridge was safe.",
            &[("Hollis & Webb", Organisation)],
            &["Social Care", "Mill Hospital", "King"],
        ),
        (
            "The Criminal Investigation Department said the bridge was safe.",
            &[("Criminal Investigation Department", Organisation)],
            &["Social Care", "Mill Hospital", "King"],
        ),
        (
            "The Securities and Exchange Commission (SEC) met. The SEC said the bridge was safe.",
            &[],
            &["SEC", "Exchange Commission", "Securities"],
        ),
        (
            "The houses were built by Harcastle Homes, which said the bridge was safe.",
            &[("Harcastle Homes", Organisation)],
            &[],
        ),
        (
            "Nobody from Harcastle Homes came on Monday. They met Harcastle Homes later.",
            &[("Harcastle Homes", Organisation)],
            &[],
        ),
        (
            "Nobody from Canal Lane came on Monday. They met Canal Lane later.",
            &[("Canal Lane", Place)],
            &[],
        ),
        (
            "Nobody from St Brannoc came on Monday. They met St Brannoc later.",
            &[("St Brannoc", Place)],
            &[],
        ),
        (
            "Nobody from Vigilance Cell came on Monday. They met Vigilance Cell later.",
            &[("Vigilance Cell", Organisation)],
            &[],
        ),
        (
            "Nobody from Pacific Bioacoustics Lab came on Monday. They met Pacific Bioacoustics Lab later.",
            &[("Pacific Bioacoustics Lab", Organisation)],
            &[],
        ),
        (
            "Nobody from BBC Radio Humber came on Monday. They met BBC Radio Humber later.",
            &[("BBC Radio Humber", Organisation)],
            &[],
        ),
        (
            "Nobody from NBN News came on Monday. They met NBN News later.",
            &[("NBN News", Organisation)],
            &[],
        ),
        (
            "Nobody from Foreign Agents Registration Act came on Monday. They met Foreign Agents Registration Act later.",
            &[("Foreign Agents Registration Act", Other)],
            &[],
        ),
        (
            "Nobody from Hillside Elementary came on Monday. They met Hillside Elementary later.",
            &[("Hillside Elementary", Organisation)],
            &[],
        ),
        (
            "Nobody from Westmere Elementary School came on Monday. They met Westmere Elementary School later.",
            &[("Westmere Elementary School", Organisation)],
            &[],
        ),
        (
            "WASHINGTON (Reuters) - The bridge is safe, Jane Roe said. She left Washington on Monday.",
            &[],
            &["WASHINGTON"],
        ),
        (
            "GENEVA (AP) — The bridge is safe, Jane Roe said. She left Geneva on Monday.",
            &[("Geneva", Place)],
            &["GENEVA"],
        ),
        ("KYIV, Ukraine (AP) — The bridge is safe, Jane Roe said.", &[], &["KYIV"]),
        (
            "Haldane was late on Monday. Oliver Haldane leads the council. Haldane said the bridge was safe.",
            &[("Oliver Haldane", Person)],
            &["Haldane"],
        ),
        (
            "Sen. Ruth Ames, R-Maine, left in Aug. 2020. Comparable sales fell. Net income fell. Nobody came. Mum was late. Sundays are quiet. Monsoon rains came. Loot was found. It was in Sept., Oct. and Feb. and in June.",
            &[("Ruth Ames", Person)],
            &[
                "A",
                "Aug",
                "Sept",
                "Oct",
                "Feb",
                "June",
                "R-Maine",
                "Comparable",
                "Net",
                "Nobody",
                "Mum",
                "Sundays",
                "Monsoon",
                "Loot",
                "Maine",
            ],
        ),
        (
            "Ursula von der Leyen met John F. Ames in St. Brannoc.",
            &[("Ursula von der Leyen", Person), ("John F. Ames", Person), ("St. Brannoc", Place)],
            &["Leyen", "Ames", "St"],
        ),
        ("Nora Price left. Price was late.", &[("Nora Price", Person)], &["Price", "Nora"]),
        (
            "Martin Provost left. Provost was late.",
            &[("Martin Provost", Person)],
            &["Provost"],
        ),
        ("Rep. Peter T. King left.", &[("Peter T. King", Person)], &[]),
        (
            "Senate Minority Whip Ruth Ames left the Harcastle Republicans.",
            &[("Ruth Ames", Person)],
            &["Senate Minority Whip Ruth Ames"],
        ),
    ];
    let mut wrong = Vec::new();
    for (text, has, lacks) in cases {
        let report = nutgraf::analyze(text, &options).expect("a text is small");
        let found: Vec<_> = report.entities.iter().map(|e| (e.name.as_str(), e.kind)).collect();
        if !has.iter().all(|entity| found.contains(entity)) || found.iter().any(|(name, _)| lacks.contains(name)) {
            wrong.push((
                text,
                found.iter().map(|(name, kind)| format!("{name}: {kind:?}")).collect::<Vec<_>>(),
            ));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_document_speaks_for_nobody_who_was_named_before() {
    let source =
        last_source("Norline Ferries closed. Roe's lawyer read a statement on his behalf. “I am innocent,” it said.").expect("a source");
    assert_eq!((source.kind, source.name.as_deref()), (SourceKind::Unknown, Some("statement")));
    let source = last_source("A 2018 paper suggested that bees understand zero.").expect("a source");
    assert_eq!(source.kind, SourceKind::Unknown);
}

/// Every source's name, by cue.
fn speakers(text: &str) -> Vec<(String, Option<String>)> {
    let options = Options {
        strip: Strip::Off,
        ..Options::default()
    };
    let report = nutgraf::analyze(text, &options).expect("a text is small");
    let said = report.claims.into_iter().filter_map(|claim| claim.attribution);
    said.map(|a| (a.cue.lemma, a.source.name)).collect()
}

#[test]
fn who_was_told_is_not_who_told() {
    let told = speakers("Peter Vale owns the ship. Peter Vale spoke on Monday. The captain told him the engine had failed, he said.");
    assert!(told.contains(&("tell".to_owned(), Some("captain".to_owned()))), "{told:?}");
    assert!(told.contains(&("say".to_owned(), Some("Peter Vale".to_owned()))), "{told:?}");
}

#[test]
fn names_of_ships_and_zones_are_no_persons() {
    let options = Options {
        strip: Strip::Off,
        ..Options::default()
    };
    let text = "The MV Santa Lucia left at 14:00 GMT. Harbour Road was closed. Ada Byron won the Halden Prize.";
    let report = nutgraf::analyze(text, &options).expect("a text is small");
    let persons = report.entities.iter().filter(|e| e.kind == nutgraf::EntityKind::Person);
    assert_eq!(persons.map(|e| e.name.as_str()).collect::<Vec<_>>(), ["Ada Byron"]);
    assert!(report.entities.iter().all(|e| e.name != "GMT"));
}

#[test]
fn a_stance_is_read_with_its_content_and_its_source() {
    use Polarity::{Negative, Positive};
    for (text, stance, polarity) in [
        ("Ida Broome pressed the company to publish the figures.", Stance::Demands, Positive),
        ("Ida Broome asked the company to publish the figures.", Stance::Demands, Positive),
        (
            "Ida Broome asked whether the company would publish the figures.",
            Stance::Asks,
            Positive,
        ),
        ("The port could neither confirm nor deny the report.", Stance::Asserts, Negative),
        ("Ida Broome refused to confirm or deny the report.", Stance::Asserts, Negative),
        ("All but four members opposed the plan.", Stance::Doubts, Positive),
        ("None of the members opposed the plan.", Stance::Doubts, Positive),
        ("Nobody doubted that the dam would hold.", Stance::Doubts, Positive),
        ("Ida Broome refused to rule out a tax.", Stance::Asserts, Negative),
        ("Ida Broome refused to pay a tax.", Stance::Denies, Negative),
        ("Ida Broome did not deny that she had been paid.", Stance::Denies, Positive),
        ("Carl Dunn pleaded not guilty to fraud.", Stance::Asserts, Negative),
        ("No senator said that the bridge was safe.", Stance::Asserts, Negative),
        ("No 10 said that the bridge was safe.", Stance::Asserts, Positive),
        ("No 10 denied that the minister had lied.", Stance::Denies, Negative),
        ("Aid groups pleaded for urgent help.", Stance::Demands, Positive),
    ] {
        let options = Options {
            strip: Strip::Off,
            ..Options::default()
        };
        let report = nutgraf::analyze(text, &options).expect("a text is small");
        let claim = report.claims.last().unwrap_or_else(|| panic!("no claim: {text}"));
        let read = claim.attribution.as_ref().map(|a| a.stance);
        assert_eq!((read, claim.polarity), (Some(stance), polarity), "{text}");
    }
}

#[test]
fn a_report_is_not_put_into_the_mouth_of_whom_it_is_about() {
    let source = last_source("A report by residents on Sport England found that the bridge was unsafe.").expect("a source");
    assert_ne!(source.name.as_deref(), Some("Sport England"));
}

#[test]
fn a_quotation_over_paragraphs_is_said_once() {
    let said = speakers(
        "Carla Benning told the meeting there was no choice.\n\nBenning was blunt about the land. “There is no buyer. There never was a buyer.\n\n“The minutes are on the website,” Benning said.\n\nIt was suggested during public comment that the board had acted in secret.",
    );
    let cues: Vec<&str> = said.iter().map(|(cue, _)| cue.as_str()).collect();
    assert_eq!(cues, ["tell", "say", "suggest"], "{said:?}");
    assert_eq!(said[1].1.as_deref(), Some("Carla Benning"));
}

#[test]
fn one_of_them_is_not_all_of_them() {
    let source = last_source("Some residents said it was late. One of them describes the plan as “heroic”.").expect("a source");
    assert_eq!((source.kind, source.name), (SourceKind::Role, None));
}

#[test]
fn who_declines_to_say_denies_nothing() {
    let report = nutgraf::analyze("Ann Roe declined to say whether she had seen the messages.", &Options::default()).expect("a report");
    let claim = report.claims.first().expect("a claim");
    let stance = claim.attribution.as_ref().map(|a| a.stance);
    assert_eq!((stance, claim.polarity), (Some(Stance::Asserts), Polarity::Negative));
}

#[test]
fn a_quotation_with_a_word_outside_is_no_direct_one() {
    let options = Options {
        strip: Strip::Off,
        ..Options::default()
    };
    let report = nutgraf::analyze(
        "Ken Abbott called it “a win for anyone who works for a living”, he said on Monday.",
        &options,
    )
    .expect("a text is small");
    let form = report.claims.first().and_then(|c| c.attribution.as_ref()).map(|a| a.form);
    assert_eq!(form, Some(Form::Mixed));
}

#[test]
fn a_word_without_end_is_nobodys_name() {
    let text = format!(
        "ADA {} ROE spoke. Mr Roe said it rained. The street was wet. Mr Roe said it snowed.",
        "A".repeat(15_000)
    );
    let report = nutgraf::analyze(&text, &Options::default()).expect("a report");
    let names = report.claims.iter().filter_map(|c| c.attribution.as_ref()?.source.name.as_ref());
    assert_eq!(names.clone().count(), 2);
    assert!(
        names.clone().all(|name| name.len() < 200),
        "a name of {:?} bytes",
        names.map(|n| n.len()).max()
    );
}

#[test]
fn nobody_is_whom_a_description_may_not_mean() {
    for (text, not) in [
        ("Ann Doe met Paolo Rossi in Rome. The Italian said the bridge was safe.", "Ann Doe"),
        (
            "Jane Roe, 29, met Ann Doe, 52. The 31-year-old said the bridge was safe.",
            "Jane Roe",
        ),
    ] {
        let report = nutgraf::analyze(text, &Options::default()).expect("a report");
        let named = report.claims.iter().filter_map(|c| c.attribution.as_ref()?.source.name.as_deref());
        assert!(named.clone().all(|name| name != not), "{text}: {:?}", named.collect::<Vec<_>>());
    }
}
