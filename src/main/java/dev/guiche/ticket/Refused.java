package dev.guiche.ticket;

import dev.guiche.conversation.Refusal;
import java.util.Locale;

/** Why something was not done with a ticket, and what cures it. */
enum Refused {
  TITLE_NEEDED("Dê um título ao chamado."),
  REASON_OF_ESCALATION_NEEDED("Diga por que o atendimento vira um chamado."),
  NO_SUCH_STAGE("Este estágio não existe no fluxo do setor."),
  NOT_NEXT("O fluxo não permite ir do estágio atual para este."),
  CATEGORY_NOT_TAKEN("Este estágio não recebe chamados desta categoria."),
  NOT_ALLOWED("O fluxo não permite que você faça isto; peça a um supervisor."),
  SOLUTION_NEEDED("Escreva a solução: o fluxo pede que ela fique registrada."),
  REASON_NEEDED("Escreva o motivo: o cliente vai recebê-lo."),
  PLANNED_NEEDED("Diga a versão ou o mês em que isto será feito."),
  PROMISED_NEEDED("Diga a data prometida: o cliente vai recebê-la."),
  PROMISE_IS_PAST("A data prometida já passou; escolha outra."),
  STAGE_IS_INTERNAL(
      "O estágio atual é interno. Mova o chamado para um estágio visível antes de responder."),
  NO_SUCH_CATEGORY("Esta categoria não existe no fluxo do setor."),
  GATE_NOT_YOURS("O portão do setor não pode ser passado por você; peça a um supervisor."),
  CANNOT_CANCEL("Este chamado não pode mais ser cancelado por aqui. Escreva a sua mensagem nele."),
  RATED_TOO_EARLY("O atendimento pode ser avaliado depois que termina."),
  EMAIL_INVALID("Confira o e-mail: ele não parece um endereço."),
  NO_MAILBOX("Nenhuma caixa de e-mail está configurada; inclua uma em channels.yml.");

  private final String cure;

  Refused(String cure) {
    this.cure = cure;
  }

  Refusal because() {
    return new Refusal.Invalid(name().toLowerCase(Locale.ROOT).replace('_', '-'), cure);
  }
}
