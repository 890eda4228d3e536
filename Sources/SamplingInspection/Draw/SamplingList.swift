/// A line of a list on paper, as text.
public struct PaperRow: Sendable, Equatable {
  /// Line in the file, from 1.
  public var line: Int
  /// Its cells, in the order of the headings.
  public var cells: [String]

  /// Makes a row.
  public init(line: Int, cells: [String]) {
    self.line = line
    self.cells = cells
  }
}

/// The lists of a round as samplers get them; secret until they have sampled.
public struct SamplingList: Sendable {
  /// Headings of the drawn list and of the list of substitutes.
  public static let headings = [
    "序号", "主体编号", "被抽样单位", "地址", "区划代码", "县区", "场所", "环节", "大类", "亚类", "品种", "细类", "层级", "任务类别", "其他", "批次",
    "抽样人员", "候补序号", "备注",
  ]
  /// Headings of the list of reserves.
  public static let reserveHeadings = ["区划代码", "县区", "场所", "组", "候补序号", "主体编号", "被抽样单位", "地址", "备注"]
  /// What is said of a subject with an open case.
  public static let followUp = "跟踪抽检"

  private let draw: Draw
  private let counties: [String: String]

  /// Makes lists of a draw.
  public init(_ draw: Draw, counties: [County]) {
    self.draw = draw
    self.counties = Dictionary(counties.map { ($0.adcode, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// The subjects drawn: one row for each kind of batch that one gives.
  public var drawn: [[String]] {
    numbered(
      draw.groups.flatMap { group in
        group.places.prefix(group.drawn).flatMap { place in
          rows(place, reserve: "", note: place.subject.isFollowUp ? Self.followUp : "")
        }
      })
  }

  /// The reserves of each group in the order in which they are used.
  public var reserves: [[String]] {
    draw.groups.flatMap { group in
      group.places.dropFirst(group.drawn).enumerated().map { number, place in
        let subject = place.subject
        return [
          subject.county, counties[subject.county] ?? "", subject.venue, group.key, String(number + 1), subject.id,
          subject.name, subject.address, subject.isFollowUp ? Self.followUp : "",
        ]
      }
    }
  }

  /// The reserves that were called, with whom they stand in for and why.
  public func substitutes(_ substitution: Substitution) -> [[String]] {
    numbered(
      substitution.substitutes.flatMap { substitute in
        rows(
          substitute.place, reserve: String(substitute.number),
          note: "替补 \(substitute.skip.subject)（\(substitute.skip.result.rawValue)）")
      })
  }

  private func numbered(_ rows: [[String]]) -> [[String]] {
    rows.enumerated().map { [String($0 + 1)] + $1 }
  }

  private func rows(_ place: Draw.Place, reserve: String, note: String) -> [[String]] {
    let subject = place.subject
    return place.tasks.map { task in
      let line = draw.need[task.line]
      let levels = line.category.split(separator: "/").map(String.init)
      return [
        subject.id, subject.name, subject.address, subject.county, counties[subject.county] ?? "", line.venue,
        line.stage,
      ] + levels + Array(repeating: "", count: max(0, 4 - levels.count)) + [
        line.level, line.taskKind, line.furtherText, String(task.batches),
        place.samplers.map { "\($0.name) \($0.id)" }.joined(separator: "、"), reserve, note,
      ]
    }
  }
}
