#include "widgets/proposal_list.h"

#include "widgets/sparkline.h"
#include "widgets/theme.h"
#include "widgets/word_label.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QPainter>

namespace traceo {
namespace {

class PastLine final : public QWidget {
public:
    PastLine(QList<double> values, QWidget* parent) : QWidget(parent), m_values(std::move(values))
    {
        const Scale scale(font());
        setFixedSize(scale(76), scale(16));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Theme& theme = themeOf(*this);
        drawSparkline(painter, QRectF(rect()).adjusted(2, 2, -2, -2), m_values, {.line = theme.text3, .end = theme.text3});
    }

private:
    QList<double> m_values;
};

WordLabel* headerWord(const QString& text, Qt::Alignment side)
{
    auto* const word = new WordLabel(TextRole::SmallStrong, Tone::Secondary);
    word->setText(text);
    word->setAlignment(side | Qt::AlignVCenter);
    return word;
}

/// Names of servers are no mnemonics.
QString plain(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

ProposalList::ProposalList(QWidget* parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // its boxes have it
}

void ProposalList::setItems(const QStringList& headers, const std::vector<ProposalItem>& items)
{
    m_boxes.clear();
    const Scale scale(font());
    auto* const page = new QWidget;
    auto* const grid = new QGridLayout(page);
    grid->setContentsMargins(0, 0, scale(12), 0);
    grid->setHorizontalSpacing(scale(16));
    grid->setVerticalSpacing(scale(4));
    grid->setColumnStretch(0, 1);
    for (int column = 0; column < int(headers.size()); ++column) {
        const bool isNumber = column > 0 && column + 1 < int(headers.size());
        grid->addWidget(headerWord(headers.at(column), isNumber ? Qt::AlignRight : Qt::AlignLeft), 0, column);
    }
    int row = 1;
    for (const ProposalItem& item : items) {
        auto* const box = new QCheckBox(page);
        box->setText(plain(box->fontMetrics().elidedText(item.name, Qt::ElideMiddle, scale(330))));
        box->setChecked(item.isTicked);
        box->setToolTip(QStringLiteral("<pre>") + (item.name + QLatin1Char('\n') + item.note).toHtmlEscaped()
                        + QStringLiteral("</pre>"));
        box->setMinimumHeight(scale(24));
        QString spoken = item.name;
        grid->addWidget(box, row, 0);
        for (int i = 0; i < int(item.numbers.size()); ++i) {
            auto* const number = new WordLabel(TextRole::Body, Tone::Value, page);
            number->setText(item.numbers[std::size_t(i)]);
            number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            grid->addWidget(number, row, i + 1);
            spoken += QStringLiteral(", ") + headers.value(i + 1) + QLatin1Char(' ') + number->text();
        }
        box->setAccessibleName(spoken);
        grid->addWidget(new PastLine(item.sparkline, page), row, int(item.numbers.size()) + 1);
        connect(box, &QCheckBox::toggled, this, &ProposalList::tickedChanged);
        m_boxes.push_back(box);
        ++row;
    }
    grid->setRowStretch(row, 1);
    setWidget(page);
}

void ProposalList::focusFirst()
{
    if (!m_boxes.empty())
        m_boxes.front()->setFocus(Qt::TabFocusReason); // by Tab, so that it is seen to have it
}

std::vector<int> ProposalList::ticked() const
{
    std::vector<int> numbers;
    for (int i = 0; i < int(m_boxes.size()); ++i) {
        if (m_boxes[std::size_t(i)]->isChecked())
            numbers.push_back(i);
    }
    return numbers;
}

} // namespace traceo
