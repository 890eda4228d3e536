import SamplingInspection

/// Why a county has the batches that it has, in words: 为什么是这个数.
struct CountyWords: Sendable {
  /// One of the counties in the table that compares it with those alike.
  struct Line: Sendable {
    /// Name of the county.
    var county: String
    /// Residents, batches, batches per 1,000 residents, own funds per head in yuan, expected failures.
    var figures: [String]
  }

  /// What is explained, and a sentence or two about it.
  struct Part: Sendable {
    var name: String
    var text: String
  }

  /// Name of the county.
  let county: String
  /// The account.
  let parts: [Part]
  /// The county first, then those alike.
  let lines: [Line]
  private let language: Language

  /// Puts an account into words; `all` are the accounts of all counties.
  init(_ account: CountyAccount, among all: [CountyAccount], _ scenario: Scenario, _ language: Language) {
    self.language = language
    let names = CountyNames(scenario.counties)
    county = names[account.adcode]
    let residents = Dictionary(
      scenario.counties.map { ($0.adcode, $0.population) }, uniquingKeysWith: { first, _ in first })
    parts = [
      Part(name: language("批次和经费", "Batches and money"), text: Self.number(account, language)),
      Part(name: language("按人口的份额", "Part by residents"), text: Self.quota(account, language)),
      Part(name: language("抬高批次的规则", "Rules that raise it"), text: Self.rules(account.raising, language)),
      Part(name: language("压低批次的规则", "Rules that lower it"), text: Self.rules(account.lowering, language)),
      Part(name: language("多1批或少1批", "One batch more or fewer"), text: Self.oneBatch(account, language)),
    ].filter { !$0.text.isEmpty }
    let shown = [account.adcode] + account.alike
    lines = shown.compactMap { adcode in
      all.first { $0.adcode == adcode }.map { Self.line($0, names[adcode], residents[adcode] ?? 0) }
    }
  }

  /// Headings of the table.
  var headings: [String] {
    [
      language("县区", "County"), language("常住人口", "Residents"), language("批次", "Batches"),
      language("每千人批次", "Per 1,000"), language("自有经费（元/人）", "Own funds, yuan a head"),
      language("预计不合格批次", "Expected failures"),
    ]
  }

  private static func number(_ account: CountyAccount, _ language: Language) -> String {
    let levels = account.batches.sorted { Order.inOrder(Order.levels)($0.level, $1.level) }.map {
      "\($0.level) \(Figures.grouped($0.batches))"
    }.joined(
      separator: language("、", ", "))
    let own = Figures.grouped(wanyuan(account.ownFunds)), spent = Figures.grouped(wanyuan(account.ownFundsSpent))
    let money =
      account.ownFunds.fen == 0
      ? ""
      : language("本县自有经费 \(own) 万元，安排 \(spent) 万元。", " Own funds, in 10,000 yuan: \(own), of which \(spent) are spent.")
    return language(
      "共 \(Figures.grouped(account.total)) 批次（\(levels)），其中机动 \(account.reserve) 批次。\(money)",
      "\(Figures.grouped(account.total)) batches (\(levels)), \(account.reserve) of them in reserve.\(money)")
  }

  private static func quota(_ account: CountyAccount, _ language: Language) -> String {
    guard let part = account.quotaThousandths else { return "" }
    let difference = Int128(account.counted) * 1000 - part
    let share = tenths(part), off = tenths(Int128(difference.magnitude))
    let direction = difference < 0 ? language("少", "fewer") : language("多", "more")
    let assigned =
      account.assigned == 0
      ? "" : language("另有上级任务 \(account.assigned) 批次。", " Levels above take another \(account.assigned).")
    return language(
      "计入定额的 \(Figures.grouped(account.counted)) 批次；按常住人口分得的份额是 \(share) 批次，方案\(direction) \(off) 批次。\(assigned)",
      """
      \(Figures.grouped(account.counted)) batches count towards the quota; its part by residents is \(share), so the plan has \
      \(off) \(direction).\(assigned)
      """)
  }

  /// The rules that matter most; below a ten-thousandth of a failure a batch nothing is felt.
  private static func rules(_ pulls: [Pull], _ language: Language) -> String {
    let felt = pulls.filter { $0.perBatch.magnitude >= 0.00005 }.prefix(5)
    if felt.isEmpty { return "" }
    let words = felt.map { pull in
      let effect = Figures.fixed(pull.perBatch.magnitude * 100, decimals: 2)
      return language("\(pull.title)（\(effect)）", "\(pull.title) (\(effect))")
    }
    return words.joined(separator: language("；", "; ")) + language("。", ". ")
      + language("（括号内是平均到本县每100批次、折成预计发现的分量）", "(In brackets their weight in finds for 100 batches here.)")
  }

  private static func oneBatch(_ account: CountyAccount, _ language: Language) -> String {
    func signed(_ change: Double) -> String {
      // Rounding to whole batches leaves a little room on either side.
      Figures.fixed(change.magnitude < 0.00005 ? 0 : change, decimals: 4)
    }
    let more = account.oneMore.map {
      language("多安排1批次，全市预计发现变化 \(signed($0))", "one batch more changes the finds of the whole plan by \(signed($0))")
    }
    let fewer = account.oneFewer.map {
      language("少安排1批次，变化 \(signed($0))", "one fewer by \(signed($0))")
    }
    let changes = [more, fewer].compactMap(\.self)
    if changes.isEmpty { return "" }
    return language("按各项规则的代价推算，", "By the prices of the rules, ")
      + changes.joined(separator: language("；", "; "))
      + language(
        "（放在代价最小的地方；重新求解的变化用 choujian explain 查）。", " (wherever it costs least; choujian explain plans again).")
  }

  private static func line(_ account: CountyAccount, _ name: String, _ residents: Int64) -> Line {
    Line(
      county: name,
      figures: [
        Figures.grouped(residents), Figures.grouped(account.total),
        Figures.per1000(Int128(account.total), Int128(residents)),
        Figures.fenPerHead(Int128(account.ownFunds.fen), Int128(residents)).map {
          Figures.grouped(Figures.padded($0, decimals: 2))
        } ?? "–",
        Figures.fixed(Double(account.expectedFailures) / 1e9, decimals: 1),
      ])
  }

  private static func wanyuan(_ money: Money) -> String { ExactDecimal.text(Int128(money.fen / 10_000), decimals: 2) }

  private static func tenths(_ thousandths: Int128) -> String {
    Figures.grouped(ExactDecimal.text((thousandths + 50) / 100, decimals: 1))
  }
}
