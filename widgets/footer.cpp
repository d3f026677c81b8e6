#include "widgets/footer.h"

#include "widgets/number_text.h"

#include <QPainter>

namespace traceo {

using namespace Qt::StringLiterals;

Footer::Footer(QWidget* parent) : PaintedWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("History and page"));
}

void Footer::setWords(const QStringList& left, const QStringList& right)
{
    if (left == m_left && right == m_right)
        return;
    m_left = left;
    m_right = right;
    update();
}

void Footer::setPast(const QString& words)
{
    m_past = words;
    announceValue();
    update();
}

QSize Footer::sizeHint() const
{
    return {scale()(640), scale()(24)};
}

QSize Footer::minimumSizeHint() const
{
    return {0, scale()(24)};
}

QString Footer::accessibleValue() const
{
    QStringList words{m_past};
    words << m_left << m_right;
    words.removeAll(QString());
    return words.join(u", "_s);
}

void Footer::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& colors = theme();
    const Scale s = scale();
    const bool past = !m_past.isEmpty();
    painter.fillRect(rect(), past ? colors.past : colors.chrome);
    if (!past)
        painter.fillRect(QRect(0, 0, width(), 1), colors.line2);
    const QColor words = past ? colors.pastText : colors.text3;
    const NumberText quiet(fontIn(TextRole::Small));
    const double baseline = baselineIn(quiet.metrics(), 0, height());

    const QString right = m_right.join(u" · "_s);
    const double rightEdge = width() - s(12) - quiet.width(right);
    painter.setPen(words);
    quiet.draw(painter, QPointF(rightEdge, baseline), right);

    double x = s(12);
    if (past) {
        const NumberText strong(fontIn(TextRole::SmallKey));
        strong.draw(painter, QPointF(x, baseline), m_past);
        x += strong.width(m_past) + s(16);
    }
    for (const QString& word : m_left) {
        const QString shown = quiet.metrics().elidedText(word, Qt::ElideMiddle, rightEdge - s(16) - x);
        if (x > rightEdge - s(40))
            return;
        quiet.draw(painter, QPointF(x, baseline), shown);
        x += quiet.width(shown) + s(16);
    }
}

} // namespace traceo
