import SamplingInspection

/// The plan as one page to read, print and hand on: a single file that loads nothing and needs no script.
///
/// It states what `plan.json` and `allocation.csv` state, and sums of it; whoever makes it from a folder has judged the folder.
public struct ReportPage: Sendable {
  /// Name of the file in a plan folder.
  public static let file = "report.html"

  private let content: ReportContent
  private let language: Language

  /// Makes the page of a finished plan.
  ///
  /// - Parameters:
  ///   - batches: the lines of the allocation.
  ///   - schedule: the months of the batches; nil if they have none.
  ///   - inspections: the visits of inspection by month; nil if they have none.
  ///   - accounts: why each county has its number; left out where there are too many counties to read.
  public init(
    _ scenario: Scenario, _ statement: PlanStatement, _ batches: [AllocationRow], schedule: Schedule? = nil,
    inspections: [VisitRow]? = nil, accounts: [CountyAccount] = [], _ language: Language
  ) {
    content = ReportContent(
      scenario, statement, batches, schedule: schedule, inspections: inspections,
      accounts: accounts.count <= Self.mostAccounts ? accounts : [], language)
    self.language = language
  }

  private static let mostAccounts = 200

  /// The whole file, HTML in UTF-8; the same plan gives the same text.
  public var html: String {
    PageFrame.html(title: content.heading.title, kind: content.heat.isWide ? "wide" : "", language) {
      FrontMatter(content, language).markup
      tag("main") {
        Overview(content, language).markup
        HeatTable(content.heat, language).markup
        RuleTable(content.ruleGroups, language).markup
        FundTable(content, language).markup
        EvennessCharts(content, language).markup
        FindsChart(content, language).markup
        YearSection(content.year, language).markup
        ReserveTable(content.reserve, language).markup
        CountyAccounts(content.accounts, language).markup
        Glossary(content, language).markup
      }
    }
  }
}

/// A numbered part of the page.
func section(_ id: String, _ title: String, kind: String = "", @MarkupBuilder _ content: () -> Markup) -> Markup {
  tag("section", ["id": id, "class": kind, "aria-labelledby": id + "-title"]) {
    tag("h2", ["id": id + "-title"]) { title }
    content()
  }
}

/// A table that scrolls sideways where the screen is too narrow for it.
func scrolling(_ label: String, @MarkupBuilder _ table: () -> Markup) -> Markup {
  tag("div", ["class": "scrolling", "role": "region", "aria-label": label, "tabindex": "0"]) { table() }
}

/// A cell with a figure.
func figureCell(_ text: String, label: String = "") -> Markup {
  label.isEmpty ? tag("td", ["class": "n"]) { text } : tag("td", ["class": "n", "data-label": label]) { text }
}

/// The heading of a column of figures.
func figureHeading(_ text: String) -> Markup { tag("th", ["scope": "col", "class": "n"]) { text } }

/// The heading of a column.
func columnHeading(_ text: String) -> Markup { tag("th", ["scope": "col"]) { text } }

/// The heading of a row.
func rowHeading(_ text: String) -> Markup { tag("th", ["scope": "row"]) { text } }
