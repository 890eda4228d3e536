extension SimulationAssumptions.Key {
  /// The value where nobody says otherwise.
  public var usual: ExactDecimal { row.usual }

  /// The values that it may have.
  public var range: ClosedRange<ExactDecimal> { row.range }

  /// What it is, with its unit.
  public var meaning: Wording { row.meaning }

  /// Why it is what it is unless somebody says otherwise.
  private var reason: Wording { row.reason }

  /// What stands as its source unless somebody says otherwise: where it comes from, or that it is assumed, and why.
  public var usualSource: Wording {
    let isSourced = [Self.rateSpread, .deliveryDays, .reportDays, .labCapacity].contains(self)
    return isSourced ? reason : Wording(zh: "假设：" + reason.zh, en: "assumption: " + reason.en)
  }

  private typealias Row = (
    usual: ExactDecimal, range: ClosedRange<ExactDecimal>, meaning: Wording, reason: Wording
  )

  private var row: Row {
    switch self {
    case .rateSpread:
      Row(
        ExactDecimal(1), ExactDecimal(0)...ExactDecimal(3),
        Wording(
          zh: "不合格概率的离散程度是方案先验的几倍（0 为不确定性不计）",
          en: "spread of the failure probabilities, in multiples of the plan's Beta (0: none)"),
        Wording(zh: "方案的先验 Beta(α, β)", en: "the plan's Beta(α, β)"))
    case .yearSpread:
      Row(
        ExactDecimal(1, decimals: 1), ExactDecimal(0)...ExactDecimal(3),
        Wording(zh: "全年共同的年际波动（对数优势的标准差）", en: "common error of the year (standard deviation of the logit)"),
        Wording(
          zh: "全国食品抽检不合格率近年在 2.3% 至 2.9% 之间", en: "national failure rates of recent years lie between 2.3 and 2.9 %"))
    case .classSpread:
      Row(
        ExactDecimal(2, decimals: 1), ExactDecimal(0)...ExactDecimal(3),
        Wording(zh: "各大类自己的年际波动（同上）", en: "error of a class in the year (the same unit)"),
        Wording(zh: "同一大类相邻年份可差两成", en: "a class may differ by a fifth from year to year"))
    case .labSpread:
      Row(
        ExactDecimal(1, decimals: 1), ExactDecimal(0)...ExactDecimal(3),
        Wording(zh: "承检机构之间的差别（同上）", en: "error of a laboratory (the same unit)"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .subjectStrength:
      Row(
        ExactDecimal(20), ExactDecimal(1, decimals: 1)...ExactDecimal(1_000_000),
        Wording(
          zh: "同类单位相像的程度 φ：单位的不合格率服从 Beta(mφ, (1−m)φ)",
          en: "how alike subjects are, φ: their failure rates follow Beta(mφ, (1−m)φ)"),
        Wording(zh: "没有公开数字；不合格集中在少数单位", en: "no figure is published; failures crowd at few subjects"))
    case .closedShare:
      Row(
        ExactDecimal(3, decimals: 2), ExactDecimal(0)...ExactDecimal(1),
        Wording(zh: "已停业单位的占比", en: "share of subjects that have closed"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .slippedShare:
      Row(
        ExactDecimal(5, decimals: 2), ExactDecimal(0)...ExactDecimal(9, decimals: 1),
        Wording(
          zh: "当月任务拖到下月的占比（各县各月不同）",
          en: "share of a month's batches that slips into the next month, other in each county and month"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .missedShare:
      Row(
        ExactDecimal(2, decimals: 2), ExactDecimal(0)...ExactDecimal(9, decimals: 1),
        Wording(zh: "当天无货、停业等没有抽到的占比，改日补抽", en: "share that is not to be had on the day and is taken later"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .invalidShare:
      Row(
        ExactDecimal(5, decimals: 3), ExactDecimal(0)...ExactDecimal(9, decimals: 1),
        Wording(zh: "样品破损、数量不足等无法检验的占比，改日补抽", en: "share of samples that cannot be tested and are taken again"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .retakeDays:
      Row(
        ExactDecimal(10), ExactDecimal(0)...ExactDecimal(250),
        Wording(zh: "补抽隔多少个工作日", en: "working days until a batch is taken again"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .deliveryDays:
      Row(
        ExactDecimal(5), ExactDecimal(0)...ExactDecimal(30),
        Wording(zh: "样品送达最多几个工作日", en: "most working days of delivery"),
        Wording(zh: "食品安全抽样检验管理办法 第二十条", en: "食品安全抽样检验管理办法, article 20"))
    case .testingLeast:
      Row(
        ExactDecimal(8), ExactDecimal(0)...ExactDecimal(100),
        Wording(zh: "检验本身最少几个工作日", en: "fewest working days of the test itself"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .testingMost:
      Row(
        ExactDecimal(16), ExactDecimal(0)...ExactDecimal(100),
        Wording(zh: "检验本身最多几个工作日", en: "most working days of the test itself"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .reportDays:
      Row(
        ExactDecimal(20), ExactDecimal(1)...ExactDecimal(250),
        Wording(zh: "收样后几个工作日内出具报告", en: "working days from receipt within which a report is due"),
        Wording(zh: "食品安全抽样检验管理办法 第二十四条", en: "食品安全抽样检验管理办法, article 24"))
    case .labQueues:
      Row(
        ExactDecimal(1), ExactDecimal(0)...ExactDecimal(1),
        Wording(zh: "样品是否要在承检机构排队（1 是，0 否）", en: "whether samples wait for the laboratory (1 yes, 0 no)"),
        Wording(zh: "每个工作日能检的是月能力或年能力除以工作日", en: "a day's capacity is the month's or the year's by working days"))
    case .labCapacity:
      Row(
        ExactDecimal(1), ExactDecimal(1, decimals: 2)...ExactDecimal(100),
        Wording(zh: "承检机构的能力是表上的几倍", en: "capacity of laboratories, in multiples of the table"),
        Wording(zh: "承检机构表", en: "the table of laboratories"))
    case .reassignDays:
      Row(
        ExactDecimal(30), ExactDecimal(0)...ExactDecimal(250),
        Wording(zh: "一家承检机构退出后，几个工作日才有别家接手", en: "working days until others take over from a laboratory that fails"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .casesPer100k:
      Row(
        ExactDecimal(4), ExactDecimal(1, decimals: 2)...ExactDecimal(10_000),
        Wording(
          zh: "每10万居民每月能着手的核查处置件数（每县每月至少2件）",
          en: "cases that a county can take up in a month for 100,000 residents (2 at least)"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .handlingDays:
      Row(
        ExactDecimal(30), ExactDecimal(0)...ExactDecimal(250),
        Wording(zh: "一件核查处置平均几个工作日", en: "mean working days that a case takes"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .caseDays:
      Row(
        ExactDecimal(60), ExactDecimal(1)...ExactDecimal(250),
        Wording(zh: "核查处置限几个工作日办结（约90天）", en: "working days within which a case must be closed (about 90 days)"),
        Wording(zh: "食品安全抽样检验管理办法规定的期限，按90天折算，未核对原文", en: "about 90 days, not checked against the text"))
    case .producerElsewhere:
      Row(
        ExactDecimal(6, decimals: 1), ExactDecimal(0)...ExactDecimal(1),
        Wording(zh: "流通、餐饮环节不合格食品的生产者在外地的占比", en: "share of failures in sale and catering whose producer is elsewhere"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .producerInArea:
      Row(
        ExactDecimal(2, decimals: 1), ExactDecimal(0)...ExactDecimal(1),
        Wording(
          zh: "其中在本地区其他县的占比，由生产者所在县另办一件", en: "share of these in another county of the area, which has a case too"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .inboundPer100k:
      Row(
        ExactDecimal(3), ExactDecimal(0)...ExactDecimal(10_000),
        Wording(zh: "外地转来的核查处置，每10万居民每年几件", en: "cases from outside for 100,000 residents a year"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .triggers:
      Row(
        ExactDecimal(1), ExactDecimal(0)...ExactDecimal(1),
        Wording(zh: "屡次不合格是否引起飞行检查（1 是，0 否）", en: "whether repeated failures bring an inspection (1 yes, 0 no)"),
        Wording(zh: "年内多次不合格即飞行检查、升风险等级", en: "repeated failures bring an inspection and a higher grade"))
    case .strikes:
      Row(
        ExactDecimal(3), ExactDecimal(1)...ExactDecimal(100),
        Wording(zh: "一年几次不合格引起飞行检查", en: "failures in a year that bring an inspection"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .strikeQuarters:
      Row(
        ExactDecimal(3), ExactDecimal(1)...ExactDecimal(4),
        Wording(zh: "连续几个季度不合格引起飞行检查", en: "quarters in a row with a failure that do"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .inspectionLoad:
      Row(
        ExactDecimal(2), ExactDecimal(0)...ExactDecimal(100),
        Wording(zh: "一次飞行检查占用几件核查处置的人力", en: "work of an inspection, in cases"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .reportTarget:
      Row(
        ExactDecimal(95, decimals: 2), ExactDecimal(0)...ExactDecimal(1),
        Wording(zh: "报告按时率的目标", en: "share of reports that is to be on time"),
        Wording(zh: "没有公开数字", en: "no figure is published"))
    case .handledTarget:
      Row(
        ExactDecimal(1), ExactDecimal(0)...ExactDecimal(1),
        Wording(zh: "到期核查处置办结率的目标", en: "share of cases due that is to be closed"),
        Wording(zh: "工作计划通常要求百分之百", en: "plans usually ask for all"))
    case .caseTarget:
      Row(
        ExactDecimal(9, decimals: 1), ExactDecimal(0)...ExactDecimal(1),
        Wording(zh: "核查处置按时办结率的目标", en: "share of cases that is to be closed on time"),
        Wording(zh: "工作计划通常要求九成", en: "plans usually ask for nine in ten"))
    }
  }
}
