package dev.guiche.http;

import dev.guiche.contact.company.WrongValue;
import dev.guiche.conversation.Refusal;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.desk.DeskRefused;
import dev.guiche.desk.Role;
import dev.guiche.http.door.Refused;
import dev.guiche.knowledge.KnowledgeRefused;
import io.vertx.openapi.validation.ValidatorException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one table from what is thrown to what is answered. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /** A refusal among many outcomes. */
  public record Told(String code, String detail) {}

  public static Told told(RuntimeException refused) {
    var problem = of(refused);
    return new Told(problem.code(), problem.detail());
  }

  static Problem of(Throwable failure) {
    return switch (failure) {
      case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
      case ExecutionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
      case Refused refused -> of(refused);
      case Refusal refused -> of(refused);
      case DeskRefused refused -> of(refused);
      case KnowledgeRefused refused -> of(refused);
      case WrongValue wrong -> invalid("/" + wrong.field(), wrong.reasonAndCure());
      case Json.NotJson noJson -> invalid("", "Não é JSON como deveria ser.");
      case ValidatorException invalid -> ValidationWords.problem(invalid);
      case DatabaseFailure database -> of(database);
      default -> defect(failure);
    };
  }

  private static Problem of(Refused refused) {
    return switch (refused) {
      case Refused.NotLoggedIn no ->
          Problem.of(
                  401,
                  "not-logged-in",
                  "Entre para continuar",
                  "Sua sessão terminou ou você ainda não entrou. Entre com seu e-mail e sua senha.")
              .with("WWW-Authenticate", "Bearer");
      case Refused.WrongCredentials no ->
          Problem.of(
              401,
              "wrong-credentials",
              "Não foi possível entrar",
              "E-mail ou senha não conferem. Confira os dois e tente de novo.");
      case Refused.WrongKey no ->
          Problem.of(
              401,
              "wrong-credentials",
              "Não foi possível entrar",
              "Este link já foi usado ou venceu. Peça outro com o seu e-mail.");
      case Refused.CrossSite no ->
          Problem.of(
              403,
              "cross-site",
              "Pedido recusado",
              "O pedido não veio do painel. Envie o cabeçalho X-Requested-With: guiche, ou use um"
                  + " token.");
      case Refused.Forbidden no ->
          Problem.of(
              403,
              "forbidden",
              "Sem permissão",
              "Isso só pode ser feito por %s. Peça a quem tem essa função."
                  .formatted(name(no.needed)));
      case Refused.NotFound no ->
          Problem.of(
              404,
              "not-found",
              "Não encontrado",
              "Não existe ou não está ao seu alcance. Confira o endereço ou atualize a lista.");
      case Refused.Conflict no -> conflict(no.detail);
      case Refused.NoSuchMethod no ->
          Problem.of(
                  405,
                  "method-not-allowed",
                  "Método não permitido",
                  "Este endereço aceita %s.".formatted(no.allowed))
              .with("Allow", no.allowed);
      case Refused.Throttled no ->
          Problem.of(
                  429,
                  "throttled",
                  "Muitas tentativas",
                  "Espere %d min e tente de novo. Se esqueceu a senha, um administrador pode trocá-la."
                      .formatted(no.wait.plusSeconds(59).toMinutes()))
              .with("Retry-After", Long.toString(no.wait.toSeconds()));
      case Refused.Busy no -> busy();
      case Refused.TooLarge no ->
          Problem.of(
              413,
              "too-large",
              "Grande demais",
              "O limite é de %s. Envie algo menor.".formatted(size(no.limit)));
      case Refused.BodyLost no ->
          Problem.of(
              408,
              "invalid",
              "O pedido não chegou inteiro",
              "A conexão caiu ou demorou demais. Tente de novo.");
      case Refused.Invalid no -> invalid().because(no.faults);
      case Refused.NotJson no ->
          Problem.of(
              415,
              "unsupported",
              "Formato não aceito",
              "Envie JSON, com o cabeçalho Content-Type: application/json.");
      case Refused.NoWebSocket no ->
          Problem.of(
                  426,
                  "unsupported",
                  "Abra como WebSocket",
                  "Este endereço só fala WebSocket; veja a documentação em /api/v1/docs.")
              .with("Upgrade", "websocket");
      case Refused.RangeOutside no ->
          Problem.of(
                  416,
                  "invalid",
                  "Trecho inexistente",
                  "O arquivo tem %d bytes; peça um trecho dentro dele.".formatted(no.size))
              .with("Content-Range", "bytes */" + no.size);
    };
  }

  private static Problem of(Refusal refused) {
    return switch (refused) {
      case Refusal.NotFound no -> of(new Refused.NotFound());
      case Refusal.Closed no ->
          Problem.of(
              409,
              "already-closed",
              "Atendimento concluído",
              "Este atendimento já foi concluído. Se o cliente escrever de novo, outro se abre.");
      case Refusal.Taken no ->
          Problem.of(
              409,
              "already-taken",
              "Está com outra pessoa",
              "O atendimento mudou de mãos enquanto isso. Atualize e veja com quem está.");
      case Refusal.FileGone no ->
          Problem.of(
              409,
              "file-gone",
              "Anexo indisponível",
              "Um dos anexos já foi usado ou não existe mais. Anexe-o de novo.");
      case Refusal.EmailNeeded no ->
          Problem.of(
              409,
              "email-needed",
              "Falta o e-mail do cliente",
              "Pergunte o e-mail para enviar a transcrição, ou confirme que vai seguir sem ele.");
      case Refusal.WrongFields no ->
          invalid()
              .because(
                  no.cures().entrySet().stream()
                      .map(
                          field -> new Refused.Fault("/fields/" + field.getKey(), field.getValue()))
                      .toList());
      case Refusal.Invalid no ->
          Problem.of(422, no.code(), "Não é possível assim", Objects.toString(no.getMessage(), ""));
    };
  }

  private static Problem of(KnowledgeRefused refused) {
    return switch (refused) {
      case KnowledgeRefused.ShortcutTaken no ->
          conflict("Já existe uma resposta com esse atalho nesse setor. Escolha outro.");
      case KnowledgeRefused.NoSuchDesk no ->
          invalid("/desk", "Esse setor não existe. Atualize a lista e escolha outro.");
    };
  }

  private static Problem of(DeskRefused refused) {
    return switch (refused) {
      case DeskRefused.EmailTaken no ->
          conflict(
              "Outra pessoa já entra com esse e-mail. Use outro, ou altere a conta que existe.");
      case DeskRefused.KeyTaken no -> conflict("Já existe um setor com essa chave. Escolha outra.");
      case DeskRefused.UnknownDesk no ->
          invalid("/desks", "Esse setor não existe. Atualize a lista e escolha outro.");
      case DeskRefused.UnknownConsultant no -> of(new Refused.NotFound());
      case DeskRefused.LastAdmin no ->
          conflict(
              "Esta é a única pessoa que administra. Dê essa função a outra pessoa antes de"
                  + " retirá-la daqui.");
      case DeskRefused.WrongPassword no ->
          invalid("/current", "A senha atual não confere. Confira e tente de novo.");
      case DeskRefused.TooBusy no -> busy();
    };
  }

  private static Problem of(DatabaseFailure failure) {
    if (failure.isUnavailable()) {
      LOG.warn("The database cannot be reached: {}", failure.getMessage());
      return Problem.of(
              503,
              "unavailable",
              "Indisponível no momento",
              "O banco de dados não responde. Nada foi perdido; tente de novo em instantes.")
          .with("Retry-After", "5");
    }
    return failure.isConflict() ? busy() : defect(failure);
  }

  private static Problem defect(Throwable failure) {
    LOG.error("A request failed by a defect", failure);
    return Problem.of(
        500,
        "internal",
        "Algo deu errado aqui",
        "O erro foi anotado. Tente de novo; se continuar, avise quem administra o Guichê.");
  }

  private static Problem busy() {
    return Problem.of(
            503, "busy", "Muitos pedidos ao mesmo tempo", "Tente de novo em alguns segundos.")
        .with("Retry-After", "1");
  }

  static Problem conflict(String detail) {
    return Problem.of(409, "conflict", "Não é possível agora", detail);
  }

  static Problem invalid() {
    return Problem.of(
        400,
        "invalid",
        "Pedido inválido",
        "Algo no pedido não está como deveria; veja os detalhes.");
  }

  static Problem invalid(String at, String message) {
    return of(new Refused.Invalid(at, message));
  }

  private static String name(Role role) {
    return switch (role) {
      case CONSULTANT -> "consultores";
      case SUPERVISOR -> "supervisores";
      case ADMIN -> "administradores";
    };
  }

  private static String size(long bytes) {
    return bytes >= 1 << 20 ? (bytes >> 20) + " MB" : (bytes >> 10) + " KB";
  }
}
