import SamplingInspection

/// What a plan is adjusted for, as lines for a terminal: what was done, what is lost, what is in flight, what is over.
public struct RestOfYearText: Sendable {
  private let rest: RestOfYear
  private let done: DoneBatches
  private let planned: [Int64]
  private let inFlight: InFlight?
  private let rule: InFlight.Rule
  private let lost: RestOfYear.LostLaboratory?
  private let isRecorded: Bool
  private let later: Int

  /// Puts a change in the middle of a year into words.
  ///
  /// - Parameters:
  ///   - planned: batches of each stratum in the plan so far.
  ///   - isRecorded: whether records say what was done, and not the months of the plan.
  ///   - later: samples that are of the day or later.
  public init(
    _ rest: RestOfYear, done: DoneBatches, planned: [Int64], inFlight: InFlight?,
    rule: InFlight.Rule, lost: RestOfYear.LostLaboratory?, isRecorded: Bool, later: Int
  ) {
    self.rest = rest
    self.done = done
    self.planned = planned
    self.inFlight = inFlight
    self.rule = rule
    self.lost = lost
    self.isRecorded = isRecorded
    self.later = later
  }

  /// The lines.
  public func text(_ language: Language) -> String {
    (doneLines(language) + lostLines(language) + inFlightLines(language) + overLines(language))
      .joined(separator: "\n") + "\n"
  }

  private func doneLines(_ language: Language) -> [String] {
    let date = rest.scenario.heading.planDate
    let all = planned.reduce(0, +)
    let within = zip(planned, done.ofStrata(planned.count)).reduce(Int64(0)) { $0 + min($1.0, $1.1) }
    let beyond = done.total - within
    let basis =
      isRecorded
      ? language("按抽检记录", "by the records")
      : language("按原方案 \(date.month) 月以前各月", "by the plan's months before month \(date.month)")
    var lines = [
      language(
        "自 \(date.text) 起调整：已完成 \(Figures.grouped(done.total)) 批次（\(basis)），原方案 \(Figures.grouped(all)) 批次中还有 \(Figures.grouped(all - within)) 批次未抽",
        "Adjusted from \(date.text): \(Figures.grouped(done.total)) batches are done (\(basis)); of the plan's \(Figures.grouped(all)) batches \(Figures.grouped(all - within)) are still to be taken"
      )
    ]
    if beyond > 0 {
      lines.append(
        language(
          "其中 \(Figures.grouped(beyond)) 批次超出原方案，照样算已完成",
          "\(Figures.grouped(beyond)) of them go beyond the plan and count as done all the same"))
    }
    if done.outside > 0 {
      lines.append(
        language(
          "另有 \(Figures.grouped(done.outside)) 批次不在方案的任何抽样单元里，没有计入",
          "\(Figures.grouped(done.outside)) more lie in no stratum of the plan and do not count"))
    }
    if later > 0 {
      lines.append(
        language(
          "\(date.text) 及以后的 \(later) 个样品没有计入", "\(later) samples of \(date.text) or later do not count"))
    }
    if !isRecorded, date.day > 1 {
      lines.append(
        language(
          "\(date.month) 月 \(date.day) 日以前当月已抽的没有计入；用 --records 给出记录才知道",
          "What was taken in month \(date.month) before day \(date.day) does not count; only --records would say"))
    }
    return lines
  }

  private func lostLines(_ language: Language) -> [String] {
    let names = Names(rest.scenario, language)
    func named(_ code: String) -> String { Self.named(code, names.value(code, of: "lab"), language) }
    let heirs = Dictionary(grouping: rest.changedLots, by: \.lab).sorted { $0.key < $1.key }
    var lines = heirs.map { heir, lots in
      language(
        "\(named(heir))接手 \(lots.count) 个标段，单价上限和合同金额不变：",
        "\(named(heir)) takes over \(lots.count) lots, price ceilings and contract sums unchanged: ")
        + Self.named(lots, language)
    }
    if let lost {
      lines.insert(language("\(named(lost.lab))不再收样", "\(named(lost.lab)) takes no new samples"), at: 0)
      let left = rest.scenario.lots.filter { $0.lab == lost.lab }
      if !left.isEmpty {
        lines.append(
          language(
            "没有机构接手的标段不再抽（见 --give-to）：", "Nothing more is taken in lots that nobody takes over (see --give-to): ")
            + Self.named(left, language))
      }
    }
    return lines
      + rest.loads.map { load in
        let missing = load.needed - load.room
        return language(
          "  \(named(load.lab))今年还能检 \(Figures.grouped(load.room)) 批次，它现在的标段照原方案还要检 \(Figures.grouped(load.needed))",
          "  \(named(load.lab)) can still test \(Figures.grouped(load.room)) batches this year; its lots of now have \(Figures.grouped(load.needed)) left in the plan so far"
        ) + (missing > 0 ? language("，差 \(Figures.grouped(missing))", ", \(Figures.grouped(missing)) too many") : "")
      }
  }

  private static func named(_ code: String, _ name: String, _ language: Language) -> String {
    name == code ? name : language("\(name)（\(code)）", "\(name) (\(code))")
  }

  private static func named(_ lots: [Lot], _ language: Language) -> String {
    lots.map { named($0.lot, $0.name.isEmpty ? $0.lot : $0.name, language) }.joined(separator: language("、", ", "))
  }

  private func inFlightLines(_ language: Language) -> [String] {
    guard let inFlight, lost != nil else {
      return lost == nil ? [] : [language("在途样品：汇总数里看不出，不详", "Samples in flight: counts do not tell")]
    }
    if inFlight.possible == 0 { return [language("在途样品：没有", "Samples in flight: none")] }
    func count(_ certain: Int64, _ possible: Int64) -> String {
      certain == possible
        ? Figures.grouped(possible)
        : language(
          "\(Figures.grouped(certain)) 至 \(Figures.grouped(possible))",
          "\(Figures.grouped(certain)) to \(Figures.grouped(possible))")
    }
    let names = Names(rest.scenario, language)
    let counties = inFlight.parts.map { "\(names.value($0.county, of: "county")) \(count($0.certain, $0.possible))" }
    let due =
      inFlight.lastDue.map { language("最晚应在 \($0.text) 出报告", "the last report is due on \($0.text)") }
      ?? language("有的到年底还出不了报告", "some reports are due after the end of the year")
    let basis = isRecorded ? "" : language("，按月推算", ", by months")
    let what: String
    switch rule {
    case .finish:
      what = language(
        "由原机构出完报告，算已完成（要重新送检用 --in-flight resend）",
        "the laboratory reports on them and they count as done (--in-flight resend: taken again)"
      )
    case .resend: what = language("重新送检，不算已完成，重新编入以后各月", "they do not count as done and are planned again")
    }
    let separator = language("、", ", ")
    return [
      language(
        "在途样品 \(count(inFlight.certain, inFlight.possible)) 批次（\(due)\(basis)）：\(what)",
        "Samples in flight: \(count(inFlight.certain, inFlight.possible)) (\(due)\(basis)): \(what)"),
      "  " + counties.joined(separator: separator),
    ]
      + (inFlight.samples.isEmpty
        ? [] : [language("  逐个样品见 in_flight.csv", "  one by one in in_flight.csv")])
  }

  private func overLines(_ language: Language) -> [String] {
    let paces = Set(rest.endedPaces.map(\.month)).sorted().map { MonthName.text($0, language) }
    var lines: [String] = []
    if !paces.isEmpty {
      lines.append(
        language(
          "已过的进度要求不再管：\(paces.joined(separator: "、"))底",
          "Paces that are over are left out: end of \(paces.joined(separator: ", "))"))
    }
    if !rest.endedWindows.isEmpty {
      lines.append(
        language("已过的窗口不再要求占比：", "Windows that are over ask for no part any more: ")
          + rest.endedWindows.joined(separator: language("、", ", ")))
    }
    return lines
  }
}
