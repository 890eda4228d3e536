import SamplingInspection

/// What the public may know of a round, on one page that loads nothing: the commitment, the seed, the groups, and how to check.
public struct DrawPage: Sendable {
  private let scenario: Scenario
  private let statement: DrawStatement
  private let groups: [(key: String, subjects: Int, drawn: Int?)]
  private let salt: Salt?
  private let language: Language

  /// Makes the page of a round.
  ///
  /// How many were drawn of a group, and the salt, are told only when nothing is owed any more: a group of which all are drawn would be warned.
  public init(_ scenario: Scenario, _ round: OpenedRound, isDone: Bool, _ language: Language) {
    self.scenario = scenario
    self.language = language
    statement = round.statement
    salt = isDone ? round.salt : nil
    let sizes = Dictionary(round.groups.map { ($0, 1) }, uniquingKeysWith: +)
    let drawn = isDone ? round.draw.map { Dictionary(uniqueKeysWithValues: $0.groups.map { ($0.key, $0.drawn) }) } : nil
    groups = Set(round.needGroups).sorted().map { ($0, sizes[$0] ?? 0, drawn?[$0]) }
  }

  /// The whole file, HTML in UTF-8.
  public var html: String {
    PageFrame.html(title: title, language) {
      tag("header") {
        tag("p", ["class": "issuer"]) { scenario.heading.issuer }
        tag("h1") { title }
        tag("p", ["class": "state"]) { state }
        tag("dl", ["class": "facts"]) {
          fact(language("承诺值", "Commitment"), statement.commitment)
          fact(language("种子", "Seed"), statement.seed.isEmpty ? language("尚未产生", "not thrown yet") : statement.seed)
          if let salt { fact(language("盐值", "Salt"), salt.text) }
          if !statement.outcomes.isEmpty { fact(language("抽样结果摘要", "Digest of outcomes"), statement.outcomes) }
        }
      }
      tag("main") {
        method
        groupTable
        check
      }
    }
  }

  private var title: String {
    language(
      "\(scenario.heading.title)：第 \(statement.round) 轮随机抽取公示",
      "\(scenario.heading.title): draw, round \(statement.round)")
  }

  private func fact(_ name: String, _ value: String) -> Markup {
    tag("div") {
      tag("dt") { name }
      tag("dd") { tag("code") { value } }
    }
  }

  private var state: String {
    if statement.seed.isEmpty {
      return language("名录已封存，等待公开产生种子。", "The register is sealed; the seed is still to be thrown in public.")
    }
    return salt == nil
      ? language("已抽取，正在抽样；名单在抽样结束前保密。", "Drawn; the list is secret until sampling has ended.")
      : language("抽样已结束，名录、盐值和结果公开。", "Sampling has ended; register, salt and outcomes are open.")
  }

  private var method: Markup {
    section("method", language("怎样抽取", "How it is drawn")) {
      tag("ol", ["class": "points"]) {
        tag("li") {
          language(
            "抽取之前，把名录、各组需抽批次、抽样人员和一个保密的随机数（盐值，256 位）封存，公布它们的 SHA-256 摘要，即承诺值。此后改动任何一处，摘要都对不上。",
            "Before the draw, the register, the batches needed, the samplers and a secret random number (salt, 256 bits) are sealed, and their SHA-256, the commitment, is published. A change of anything would show."
          )
        }
        tag("li") {
          language(
            "承诺值公布之后，当众产生至少 20 位十进制数字作为种子，例如掷十面骰子。",
            "Then a seed of at least 20 decimal digits is thrown in public, for instance with ten-sided dice.")
        }
        tag("li") {
          language(
            "每个单位的签号是 “subject,盐值,种子,轮次,主体编号” 的 SHA-256；同组中签号小的抽中，其余依次为候补。有未办结案件的单位先列入，名单上注明“跟踪抽检”。",
            "The ticket of a subject is the SHA-256 of subject,SALT,SEED,ROUND,ID; the smallest of each group are drawn, the others are reserves in order. Subjects with an open case come first and are marked."
          )
        }
        tag("li") {
          language(
            "无样、停业、拒检的，登记后由同组下一个候补顶替。抽样结束之前名单和盐值保密，谁也算不出自己的签号。",
            "Where a subject has no stock, is closed or refuses, this is recorded and the next reserve stands in. Until sampling has ended list and salt are secret, so nobody can compute a ticket."
          )
        }
        if statement.byMonth == true {
          tag("li") {
            language(
              "按月抽取：轮次就是月份。今年前几个月抽到过的单位排在同组其他单位之后。",
              "Drawn by month: the round is the month. Subjects drawn in earlier months of the year come after the others of their group."
            )
          }
        }
      }
    }
  }

  private var groupTable: Markup {
    let names = Names(scenario, language)
    let empty = groups.count { $0.subjects == 0 }
    return section("groups", language("分组", "Groups")) {
      scrolling(language("分组", "Groups")) {
        tag("table", ["class": "narrow"]) {
          tag("thead") {
            tag("tr") {
              columnHeading(language("组", "Group"))
              figureHeading(language("名录家数", "Subjects"))
              if salt != nil { figureHeading(language("抽中家数", "Drawn")) }
            }
          }
          tag("tbody") {
            for group in groups where group.subjects > 0 {
              tag("tr") {
                rowHeading(names.group(group.key))
                figureCell(Figures.grouped(Int64(group.subjects)))
                if let drawn = group.drawn { figureCell(Figures.grouped(Int64(drawn))) }
              }
            }
          }
        }
      }
      if empty > 0 {
        tag("p", ["class": "note"]) {
          language(
            "另有 \(empty) 组在名录里没有单位，这一轮不抽。",
            "Of \(empty) more groups the register has no subject; they are not drawn in this round.")
        }
      }
    }
  }

  private var check: Markup {
    section("check", language("怎样核对", "How to check it")) {
      tag("p") {
        language(
          "抽样结束后公开文件夹“\(RoundFile.sealed)”。把下面十行存为 \(TicketProgram.file)，运行：",
          "When sampling has ended, the folder \(RoundFile.sealed) is opened. Save these ten lines as \(TicketProgram.file) and run:"
        )
      }
      tag("p") {
        tag("code") {
          "python3 \(TicketProgram.file) \(RoundFile.sealed) \(statement.round) "
            + (statement.seed.isEmpty ? language("种子", "SEED") : statement.seed)
        }
      }
      tag("p") {
        language(
          "第一行应当等于承诺值；以下每行是组、主体编号、签号和是否抽中，应当与“\(RoundFile.drawn)”“\(RoundFile.reserves)”一致。有方案文件夹的，choujian draw 方案文件夹 --verify 连同抽样人员和补抽一并重算。",
          "The first line must be the commitment; each further one is group, subject, ticket, and whether it was drawn (抽中) or is a reserve (候补). With the plan folder, choujian draw PLAN --verify recomputes samplers and substitutes too."
        )
      }
      scrolling(TicketProgram.file) {
        tag("pre") {
          for (number, line) in TicketProgram.lines.enumerated() {
            if number > 0 { void("br", [:]) }
            line
          }
        }
      }
    }
  }
}
