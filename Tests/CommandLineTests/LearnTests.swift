import Testing

@Suite("Learning from records on the command line")
struct LearnTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    var text = "sample,date,county,category,level,task_kind,result,source\n"
    for number in 0..<600 {
      let (county, category) = (141_101 + number % 3, ["酒类", "糕点"][number / 3 % 2])
      let result = number % (category == "酒类" ? 11 : 40) == 0 ? "不合格" : "合格"
      text += "S\(number),20\(19 + number % 2)-05-06,\(county),\(category),县抽,监督抽检,\(result),x\n"
    }
    try folder.write(text, to: "records.csv")
  }

  @Test("The table has every county with every category, and comes out the same again")
  func table() throws {
    let outcome = try Program.run(["learn", folder.path("records.csv"), "-o", folder.path("rates.csv"), "--lang", "en"])
    #expect(outcome.shellCode == 0, "\(outcome.err)")
    #expect(outcome.err.contains("600 rows: 600 batches with a verdict"))
    let table = try folder.text("rates.csv")
    // Three counties and any other, two categories.
    #expect(table.split(separator: "\n").count == 9)
    #expect(table.contains("\n141101,酒类,,100,"))
    #expect(table.contains("\n,糕点,,0,0,"))
    #expect(try Program.run(["learn", folder.path("records.csv"), "-o", folder.path("again.csv")]).shellCode == 0)
    #expect(try folder.text("again.csv") == table)
  }

  @Test("Older records weigh less where somebody asks, and a half-life of nothing is wrong usage")
  func halfLife() throws {
    func learn(_ options: [String], _ name: String) throws -> Outcome {
      try Program.run(["learn", folder.path("records.csv"), "-o", folder.path(name)] + options)
    }
    #expect(try learn(["--half-life", "2"], "weighted.csv").shellCode == 0)
    #expect(try learn([], "alike.csv").shellCode == 0)
    #expect(try folder.text("weighted.csv") != folder.text("alike.csv"))
    #expect(try learn(["--half-life", "0"], "wrong.csv").shellCode == 64)
  }

  @Test("Where there are evaluation samples the level is theirs, and that is said")
  func anchored() throws {
    try folder.write(
      try folder.text("records.csv").replacing("2019-05-06,141101,酒类,县抽,监督抽检", with: "2019-05-06,141101,酒类,县抽,评价性抽检"),
      to: "evaluated.csv")
    let outcome = try Program.run(
      ["learn", folder.path("evaluated.csv"), "-o", folder.path("rates.csv"), "--lang", "en"])
    #expect(outcome.shellCode == 0 && outcome.err.contains("evaluation samples"), "\(outcome.err)")
  }

  @Test("A back-test by quarters compares learning each quarter with learning once")
  func adaptive() throws {
    let outcome = try Program.run(["backtest", folder.path("records.csv"), "--adaptive", "--json"])
    #expect(outcome.shellCode == 0, "\(outcome.err)")
    #expect(outcome.out.contains("\"method\" : \"adaptive\"") && outcome.out.contains("\"difference_low\""))
    let text = try Program.run(["backtest", folder.path("records.csv"), "--adaptive", "--lang", "zh"])
    #expect(text.out.contains("2020 年每季度重新学习"))
  }

  @Test("A back-test needs two years")
  func backTest() throws {
    let outcome = try Program.run(["backtest", folder.path("records.csv"), "--json"])
    #expect(outcome.shellCode == 0, "\(outcome.err)")
    #expect(outcome.out.contains("\"method\" : \"learned\""))
    try folder.write(try folder.text("records.csv").replacing(",2019-", with: ",2020-"), to: "one.csv")
    let refused = try Program.run(["backtest", folder.path("one.csv"), "--lang", "en"])
    #expect(refused.shellCode == 65)
    #expect(refused.err.contains("one year only"))
  }

  @Test("Records that cannot be read are bad data, and nothing is written")
  func badData() throws {
    try folder.write("sample,date\n1,2", to: "bad.csv")
    let outcome = try Program.run(["learn", folder.path("bad.csv"), "-o", folder.path("rates.csv")])
    #expect(outcome.shellCode == 65)
    #expect(try !folder.names.contains("rates.csv"))
    try folder.write("sample,date,county,category,result\n1,2020-01-02,1,酒类,\n", to: "open.csv")
    let open = try Program.run(["learn", folder.path("open.csv"), "-o", folder.path("rates.csv"), "--lang", "en"])
    #expect(open.shellCode == 65 && open.err.contains("no batch in it has a verdict"))
  }

  @Test("The records are never overwritten by what was learned from them")
  func overwriting() throws {
    let before = try folder.text("records.csv")
    let outcome = try Program.run(["learn", folder.path("records.csv"), "-o", folder.path("records.csv")])
    #expect(outcome.shellCode == 74)
    #expect(try folder.text("records.csv") == before)
  }
}
